import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A curve: a value for each number of paragraphs. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly paragraphs: number; readonly value: number }[];
}

/**
 * Draws curves over the number of paragraphs as SVG, both axes logarithmic, Verbatim's thicker.
 *
 * @param unit what the values are, to stand above the axis
 */
export function plot(unit: string, curves: readonly Curve[]): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const points = curves.flatMap(({ name, points }) =>
    points.filter(({ value }) => value > 0).map((point) => ({ name, ...point })),
  );
  const place = { x: 'paragraphs', y: 'value', z: 'name' };
  const channels = { ...place, stroke: 'name' };
  const svg = Plot.plot({
    document: document as never,
    width: 760,
    height: 420,
    marginRight: 130,
    x: { type: 'log', label: 'paragraphs', tickFormat: ',' },
    y: { type: 'log', label: unit, grid: true, tickFormat: '~g' },
    color: { scheme: 'Dark2' },
    marks: [
      Plot.line(points, { ...channels, strokeWidth: ({ name }) => (name.startsWith('Verbatim') ? 3 : 1.25) }),
      Plot.dot(points, { ...channels, r: 2.5 }),
      Plot.text(
        points,
        Plot.selectLast({
          ...place,
          fill: 'name',
          text: 'name',
          textAnchor: 'start',
          dx: 6,
        }),
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // Pages may be dark, and the axes are not.
  svg.setAttribute('style', 'background: white; color: black');
  return `${svg.outerHTML}\n`;
}
