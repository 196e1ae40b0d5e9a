import { ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { addIssue, boundedList, boundedText, type Problem, snowflake, url, whole } from './validation.js';

const LINK_SCHEMES = ['http', 'https', 'discord'];
const MEDIA_SCHEMES = ['http', 'https', 'attachment'];

const id = whole(0, 2 ** 31 - 1).nullish();
const flag = z.boolean().nullish();

const emoji = z.strictObject({ id: snowflake.nullish(), name: boundedText(1, 32).nullish(), animated: flag });

const button = z
  .strictObject({
    type: z.literal(ComponentType.Button),
    id,
    style: whole(ButtonStyle.Primary, ButtonStyle.Premium),
    custom_id: boundedText(1, 100).nullish(),
    label: boundedText(0, 80).nullish(),
    disabled: flag,
    url: url(512, LINK_SCHEMES).nullish(),
    sku_id: snowflake.nullish(),
    emoji: emoji.nullish(),
  })
  .check((ctx) => {
    const { style, label, emoji, ...sent } = ctx.value;
    const wanted =
      style === ButtonStyle.Link ? 'url' : style === ButtonStyle.Premium ? 'sku_id' : 'custom_id';
    for (const key of ['custom_id', 'url', 'sku_id'] as const) {
      if (key === wanted && sent[key] == null)
        addIssue(ctx, [key], 'BASE_TYPE_REQUIRED', 'This field is required');
      if (key !== wanted && sent[key] != null)
        addIssue(ctx, [key], 'BUTTON_FIELD_NOT_ALLOWED', `A button of style ${style} has no ${key}.`);
    }
    if (style !== ButtonStyle.Premium && !label && emoji == null)
      addIssue(ctx, ['label'], 'BUTTON_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji.');
  });

const selectFields = {
  id,
  custom_id: boundedText(1, 100),
  placeholder: boundedText(0, 150).nullish(),
  min_values: whole(0, 25).nullish(),
  max_values: whole(1, 25).nullish(),
  disabled: flag,
};

const selectOption = z.strictObject({
  label: boundedText(1, 100),
  value: boundedText(1, 100),
  description: boundedText(0, 100).nullish(),
  default: flag,
  emoji: emoji.nullish(),
});

const stringSelect = z
  .strictObject({
    type: z.literal(ComponentType.StringSelect),
    ...selectFields,
    required: flag,
    options: boundedList(selectOption, 1, 25),
  })
  .check((ctx) => {
    const { options, min_values, max_values } = ctx.value;
    const least = min_values ?? 1;
    const most = max_values ?? 1;
    if (least > most)
      addIssue(ctx, ['min_values'], 'SELECT_MIN_VALUES_TOO_LARGE', 'min_values must not exceed max_values.');
    if (Math.max(least, most) > options.length)
      addIssue(
        ctx,
        ['max_values'],
        'SELECT_MAX_VALUES_TOO_LARGE',
        `There are only ${options.length} options.`,
      );
    if (options.filter((option) => option.default).length > most)
      addIssue(ctx, ['options'], 'SELECT_TOO_MANY_DEFAULTS', `At most ${most} options may be preselected.`);
    options.forEach(({ value }, at) => {
      if (options.findIndex((other) => other.value === value) < at)
        addIssue(
          ctx,
          ['options', at, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
    });
  });

const entitySelect = z.strictObject({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  ...selectFields,
  channel_types: z.array(z.int()).nullish(),
  default_values: boundedList(z.strictObject({ id: snowflake, type: z.string() }), 0, 25).nullish(),
});

const actionRow = z
  .strictObject({
    type: z.literal(ComponentType.ActionRow),
    id,
    components: boundedList(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
  })
  .check((ctx) => {
    const { components } = ctx.value;
    if (components.length > 1 && components.some(({ type }) => type !== ComponentType.Button))
      addIssue(
        ctx,
        ['components'],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'A select menu fills a row of its own.',
      );
  });

const textDisplay = z.strictObject({
  type: z.literal(ComponentType.TextDisplay),
  id,
  content: boundedText(1, 4000),
});

const media = z.strictObject({ url: url(2048, MEDIA_SCHEMES) });
const described = { description: boundedText(1, 1024).nullish(), spoiler: flag, media };

const section = z.strictObject({
  type: z.literal(ComponentType.Section),
  id,
  components: boundedList(z.discriminatedUnion('type', [textDisplay]), 1, 3),
  accessory: z.discriminatedUnion('type', [
    button,
    z.strictObject({ type: z.literal(ComponentType.Thumbnail), id, ...described }),
  ]),
});

const shown = [
  actionRow,
  textDisplay,
  section,
  z.strictObject({
    type: z.literal(ComponentType.MediaGallery),
    id,
    items: boundedList(z.strictObject(described), 1, 10),
  }),
  z.strictObject({
    type: z.literal(ComponentType.Separator),
    id,
    divider: flag,
    spacing: whole(1, 2).nullish(),
  }),
  z.strictObject({
    type: z.literal(ComponentType.File),
    id,
    file: z.strictObject({ url: url(2048, ['attachment']) }),
    spoiler: flag,
  }),
] as const;

const container = z.strictObject({
  type: z.literal(ComponentType.Container),
  id,
  accent_color: whole(0, 0xff_ff_ff).nullish(),
  components: boundedList(z.discriminatedUnion('type', shown), 1, 40),
  spoiler: flag,
});

/** The rules for a component at the top level of a message. */
export const topComponent = z.discriminatedUnion('type', [...shown, container]);

/** A component at the top level of a message. */
type TopComponent = z.infer<typeof topComponent>;

/** Discord's limit for the components of one message, including nested ones. */
const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const MAX_ROWS = 5;

type Path = readonly (string | number)[];

interface Placed {
  readonly component: Fields;
  readonly path: Path;
}

/** The fields that the traversal reads of a component of any type. */
interface Fields {
  readonly type: ComponentType;
  readonly id?: number | null | undefined;
  readonly custom_id?: string | null | undefined;
  readonly content?: string | undefined;
  readonly components?: readonly Fields[] | undefined;
  readonly accessory?: Fields | undefined;
}

/** Every component of a message with its path, in display order. */
function* walk(components: readonly Fields[], at: Path): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    const path = [...at, index];
    yield { component, path };
    if (component.components) yield* walk(component.components, [...path, 'components']);
    if (component.accessory) yield { component: component.accessory, path: [...path, 'accessory'] };
  }
}

/**
 * The problems that involve all components of a message together: their number, the length of their text, and duplicate
 * ids.
 * @param at the path of the list of components in the request
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

/** The problems of components in a message without the flag for components V2: at most five rows, and nothing else. */
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
    // With an id of 0, Discord chooses one.
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
