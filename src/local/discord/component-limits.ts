import { ComponentType } from 'discord.js';
import type { TopComponent } from './component-shapes.js';
import type { Problem } from './errors.js';

/** Discord's limits on the components of one message, nested ones counted. */
const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const MAX_ROWS = 5;

type Path = readonly (string | number)[];

interface Placed {
  readonly component: Fields;
  readonly path: Path;
}

/** What the walk looks at in a component of any kind. */
interface Fields {
  readonly type: ComponentType;
  readonly id?: number | null | undefined;
  readonly custom_id?: string | null | undefined;
  readonly content?: string | undefined;
  readonly components?: readonly Fields[] | undefined;
  readonly accessory?: Fields | undefined;
}

/** Every component of a message with its path, in the order of display. */
function* walk(components: readonly Fields[], at: Path): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    const path = [...at, index];
    yield { component, path };
    if (component.components) yield* walk(component.components, [...path, 'components']);
    if (component.accessory) yield { component: component.accessory, path: [...path, 'accessory'] };
  }
}

/**
 * The problems that only show over all components of a message together: their number, the length of their text,
 * names given twice.
 * @param at where the list of components stands in the request
 */
export function componentProblems(components: readonly TopComponent[], at: Path): Problem[] {
  const all = [...walk(components, at)];
  const problems = [...duplicates(all, 'custom_id'), ...duplicates(all, 'id')];
  if (all.length > MAX_COMPONENTS)
    problems.push({
      path: at,
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${MAX_COMPONENTS} in length.`,
    });
  const length = all.reduce((sum, { component }) => sum + [...(component.content ?? '')].length, 0);
  if (length > MAX_TEXT)
    problems.push({
      path: at,
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message: `The total size of displayable text cannot exceed ${MAX_TEXT}.`,
    });
  return problems;
}

/** The problems of components in a message without the flag for components V2: only rows, and five of them. */
export function rowProblems(components: readonly TopComponent[], at: Path): Problem[] {
  const problems: Problem[] = components.flatMap(({ type }, index) =>
    type === ComponentType.ActionRow
      ? []
      : [
          {
            path: [...at, index, 'type'],
            code: 'UNION_TYPE_CHOICES',
            message: `Value of field "type" must be one of (${ComponentType.ActionRow},).`,
          },
        ],
  );
  if (components.length > MAX_ROWS)
    problems.push({
      path: at,
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${MAX_ROWS} in length.`,
    });
  return problems;
}

function duplicates(all: readonly Placed[], key: 'custom_id' | 'id'): Problem[] {
  const seen = new Set<string | number>();
  return all.flatMap(({ component, path }) => {
    const value = component[key];
    // An id of 0 asks Discord to choose one.
    if (value == null || value === 0) return [];
    const isFirst = !seen.has(value);
    seen.add(value);
    if (isFirst) return [];
    return [
      {
        path: [...path, key],
        code: key === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED',
        message: `Component ${key} cannot be duplicated`,
      },
    ];
  });
}
