import { ComponentType, TextInputStyle } from 'discord.js';
import { z } from 'zod';
import { addIssue, boundedList, boundedText, readForm, whole } from './validation.js';

const LONGEST_TYPED = 4000;
const id = whole(0, 2 ** 31 - 1).nullish();

const textInput = z
  .strictObject({
    type: z.literal(ComponentType.TextInput),
    id,
    custom_id: boundedText(1, 100),
    style: whole(TextInputStyle.Short, TextInputStyle.Paragraph),
    min_length: whole(0, LONGEST_TYPED).nullish(),
    max_length: whole(1, LONGEST_TYPED).nullish(),
    required: z.boolean().nullish(),
    value: boundedText(0, LONGEST_TYPED).nullish(),
    placeholder: boundedText(0, 100).nullish(),
  })
  .check((ctx) => {
    const { min_length: least, max_length: most } = ctx.value;
    if ((least ?? 0) > (most ?? LONGEST_TYPED))
      addIssue(
        ctx,
        ['min_length'],
        'TEXT_INPUT_MIN_LENGTH_TOO_LARGE',
        'min_length must not exceed max_length.',
      );
  });

/** The parts of a form that are supported: text fields with a label, and text. */
const part = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal(ComponentType.Label),
    id,
    label: boundedText(1, 45),
    description: boundedText(1, 100).nullish(),
    component: textInput,
  }),
  z.strictObject({ type: z.literal(ComponentType.TextDisplay), id, content: boundedText(1, LONGEST_TYPED) }),
]);

const shape = z
  .strictObject({
    custom_id: boundedText(1, 100),
    title: boundedText(1, 45),
    components: boundedList(part, 1, 40),
  })
  .check((ctx) => {
    const ids = ctx.value.components.flatMap((each) =>
      'component' in each ? [each.component.custom_id] : [],
    );
    if (new Set(ids).size < ids.length)
      addIssue(
        ctx,
        ['components'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom_id cannot be duplicated',
      );
  });

/** A form opened by a bot. */
export type Form = z.infer<typeof shape>;

/** The text of each field, by custom id. */
export type Filled = Readonly<Record<string, string>>;

/** @throws {DiscordError} code 50035 that names the fields with a problem */
export function readFormBody(data: unknown): Form {
  return readForm(shape, data, ['data']);
}

/** Why Discord's client would not send a form with these values; undefined if it would. */
export function problemOfFilled({ components }: Form, filled: Filled): string | undefined {
  for (const each of components) {
    if (!('component' in each)) continue;
    const { custom_id, required, min_length: least, max_length: most } = each.component;
    const { length } = [...(filled[custom_id] ?? '')];
    if (length === 0 && required === false) continue;
    if (length < Math.max(least ?? 0, required === false ? 0 : 1)) return `"${each.label}" is too short.`;
    if (length > (most ?? LONGEST_TYPED)) return `"${each.label}" is too long.`;
  }
  return undefined;
}

/** The data of a submitted form. */
export function submittedData({ custom_id, components }: Form, filled: Filled): object {
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  return {
    custom_id,
    components: components.map((each) => {
      const own = { type: each.type, id: next() };
      if (!('component' in each)) return own;
      const { type, custom_id: field } = each.component;
      return { ...own, component: { type, id: next(), custom_id: field, value: filled[field] ?? '' } };
    }),
  };
}
