import {
  type APIInteraction,
  type APIMessage,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import {
  type Wanted,
  wantedForClaims,
  wantedForQuestion,
  wantedForQuotes,
  wantedForSentences,
  wantedForTopic,
  wantedTogether,
} from '../archive/wanted.js';
import { ABOUT, NOTHING, TIMELINE, TOPIC, takenWords, typedWords } from '../cards/shown-words.js';
import { shownHeading, wordsOf } from './shown-message.js';

/** What an interaction will ask of an archive, as far as it can be read from its text. */
export function wantedBy(interaction: APIInteraction): Wanted {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.Message)
        return wantedForText(wordsOf(data.resolved.messages[data.target_id] ?? {}));
      return 'options' in data ? wantedByCommand(data.name, valuesOf(data.options)) : { page: 1 };
    }
    case InteractionType.MessageComponent:
      return wantedByMessage(interaction.message, [interaction.data.custom_id]);
    case InteractionType.ModalSubmit: {
      const { custom_id, components } = interaction.data;
      const typed = components.flatMap((part) =>
        part.type === ComponentType.Label && 'value' in part.component ? [String(part.component.value)] : [],
      );
      return wantedTogether(
        ...typed.map((text) => wantedForQuestion(text)),
        wantedByMessage(interaction.message, [custom_id]),
      );
    }
    default:
      return {};
  }
}

/** What a message to the bot will ask, given the answer that it follows up. */
export function wantedByWritten(text: string, before: APIMessage | undefined): Wanted {
  return wantedTogether(wantedForQuestion(text), wantedForText(text), wantedByMessage(before, []));
}

type Values = Readonly<Record<string, string | undefined>>;

function valuesOf(options: readonly { readonly name: string }[] = []): Values {
  return Object.fromEntries(
    options.flatMap((option) =>
      'value' in option && typeof option.value === 'string' ? [[option.name, option.value]] : [],
    ),
  );
}

function wantedByCommand(name: string, values: Values): Wanted {
  const { source, since, until } = values;
  const rest: Wanted = {
    ...(source !== undefined && { names: [source] }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  return wantedTogether(wantedByOptions(name, values), rest);
}

function wantedByOptions(name: string, values: Values): Wanted {
  switch (name) {
    case 'ask':
      return wantedForQuestion(values.question ?? '');
    case 'quote':
      return wantedForQuotes(values);
    case 'timeline':
      return wantedForTopic(values.topic ?? '');
    case 'summary':
      return wantedForTopic(values.topic, values.section);
    case 'check':
      return wantedForText(values.text ?? '');
    default:
      return { page: 1 };
  }
}

function wantedForText(text: string): Wanted {
  return wantedTogether(wantedForClaims(text), wantedForSentences(text));
}

/** The key of an article in a custom id. */
const KEY = /^[\w-]{8}$/u;

/** Reads the question from the heading of a message, and the articles that it showed from its buttons. */
function wantedByMessage(message: APIMessage | undefined, customIds: readonly string[]): Wanted {
  if (!message) return {};
  const heading = shownHeading(message);
  const [question] = [...takenWords(heading), ...typedWords(heading, NOTHING)];
  const [topic] = [TOPIC, ABOUT, TIMELINE].flatMap((around) => typedWords(heading, around));
  const ids = [...customIds, ...customIdsOf(message.components ?? [])];
  const keys = ids.flatMap((id) => id.split('.').filter((field) => KEY.test(field)));
  return wantedTogether(
    { keys: [...new Set(keys)] },
    ...(question === undefined ? [] : [wantedForQuestion(question)]),
    ...(topic === undefined ? [] : [wantedForTopic(topic)]),
    ...(question === undefined || topic !== undefined ? [] : [{ speakers: [question] }]),
  );
}

interface Nested {
  readonly custom_id?: string;
  readonly components?: readonly Nested[];
  readonly accessory?: Nested;
}

function customIdsOf(components: readonly unknown[]): string[] {
  return (components as readonly Nested[]).flatMap(({ custom_id, components: inside = [], accessory }) => [
    ...(custom_id === undefined ? [] : [custom_id]),
    ...customIdsOf(inside),
    ...(accessory ? customIdsOf([accessory]) : []),
  ]);
}
