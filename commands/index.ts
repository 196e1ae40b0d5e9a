import { takeFingerprints } from '../src/cards/components/fingerprints.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { ask } from './ask.js';
import { check, checkText } from './check.js';
import type { Command, MessageCommand } from './command.js';
import { helpCard, helpPayload, readyExamples } from './help-card.js';
import { localized } from './localizations.js';
import { readyChoices } from './option-choices.js';
import { readyQuestions } from './question-choices.js';
import { quote } from './quote.js';
import { sources } from './sources.js';
import { summary } from './summary.js';

/** Servers that the bot is in, and whatever is open to those who have installed it for themselves. */
const INTEGRATIONS = [0, 1];
/** Servers, direct messages with the bot, and direct messages with others. */
const CONTEXTS = [0, 1, 2];

/** A command as it is registered: offered everywhere, in all languages that have translations. */
function offered<C extends { readonly payload: { readonly name: string } }>(command: C): C {
  const payload = { ...localized(command.payload), integration_types: INTEGRATIONS, contexts: CONTEXTS };
  return { ...command, payload };
}

/** `/help`: every command with its options. */
const help: Command<typeof helpPayload> = {
  payload: helpPayload,
  run: (_options, { library }) => helpCard(ask.payload, library),
};

/** Every command by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [ask, quote, summary, checkText, sources, help].map((command) => [
    command.payload.name,
    offered(command as Command),
  ]),
);

/** Every command in the menu of a message by its name. */
export const messageCommands: ReadonlyMap<string, MessageCommand> = new Map([
  [check.payload.name, offered(check)],
]);

/** Computes in advance what commands suggest, so that nobody waits for it while typing. */
export function* ready(library: Library): Steps<void> {
  yield* readyChoices(library);
  yield* readyQuestions(library);
  yield* readyExamples(library);
  yield* takeFingerprints(library.articles);
}
