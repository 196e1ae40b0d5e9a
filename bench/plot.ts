import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A curve: a value for each number of paragraphs. */
export interface Curve {
  readonly name: string;
  readonly points: readonly { readonly paragraphs: number; readonly value: number }[];
}

const SIZE = { width: 760, height: 420, marginTop: 24, marginBottom: 40, marginRight: 150 };
/** The line height of names, in pixels. */
const LINE = 13;

/**
 * Draws curves over the number of paragraphs as SVG. Both axes are logarithmic, and Verbatim's curve is thicker.
 *
 * @param unit the unit of the values, shown above the axis
 */
export function plot(unit: string, curves: readonly Curve[]): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const points = curves.flatMap(({ name, points }) =>
    points.filter(({ value }) => value > 0).map((point) => ({ name, ...point })),
  );
  const values = points.map(({ value }) => value);
  const domain = [Math.min(...values), Math.max(...values)] as const;
  const channels = { x: 'paragraphs', y: 'value', z: 'name', stroke: 'name' };
  const svg = Plot.plot({
    document: document as never,
    ...SIZE,
    x: { type: 'log', label: 'paragraphs', tickFormat: ',' },
    y: { type: 'log', label: unit, grid: true, tickFormat: '~g', domain },
    color: { scheme: 'Dark2' },
    marks: [
      Plot.line(points, { ...channels, strokeWidth: ({ name }) => (name.startsWith('Verbatim') ? 3 : 1.25) }),
      Plot.dot(points, { ...channels, r: 2.5 }),
      ...names(points, domain),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // The background of the page may be dark, like the axes.
  svg.setAttribute('style', 'background: white; color: black');
  return `${svg.outerHTML}\n`;
}

interface Point {
  readonly name: string;
  readonly paragraphs: number;
  readonly value: number;
}

/** The name of each curve at its end, moved down if it would overlap another one. */
function names(points: readonly Point[], [least, most]: readonly [number, number]) {
  const height = SIZE.height - SIZE.marginTop - SIZE.marginBottom;
  const yOf = (value: number) => (height * Math.log(most / value)) / Math.log(most / least);
  const last = [...new Map(points.map((point) => [point.name, point])).values()];
  let free = Number.NEGATIVE_INFINITY;
  return last
    .sort((a, b) => b.value - a.value)
    .map((point) => {
      const y = Math.max(yOf(point.value), free);
      free = y + LINE;
      const dy = y - yOf(point.value);
      return Plot.text([point], {
        x: 'paragraphs',
        y: 'value',
        fill: 'name',
        text: 'name',
        textAnchor: 'start',
        dx: 6,
        dy,
      });
    });
}
