import { takeFingerprints } from '../src/cards/components/fingerprints.js';
import type { Steps } from '../src/language/steps.js';
import type { Library } from '../src/library/results.js';
import { addMessage, pasted } from './add-articles.js';
import { ask } from './ask.js';
import { check, checkText } from './check.js';
import type {
  Command,
  FormCommand,
  MessageCommand,
  Payload,
  ServerCommand,
  ServerMessageCommand,
} from './command.js';
import { helpCard, helpPayload, readyExamples } from './help-card.js';
import { libraryCommand } from './library.js';
import { localized } from './localizations.js';
import { readyChoices } from './option-choices.js';
import { privacy } from './privacy.js';
import { readyQuestions } from './question-choices.js';
import { quote } from './quote.js';
import { settingsCommand } from './settings.js';
import { sources } from './sources.js';
import { summary } from './summary.js';
import { timeline } from './timeline.js';
import { unansweredCommand } from './unanswered.js';

/** Available in servers that the bot is in, and to users who have installed it for themselves. */
const INTEGRATIONS = [0, 1];
/** Servers, direct messages with the bot, and direct messages between others. */
const CONTEXTS = [0, 1, 2];

/** A command as it is registered: available everywhere, in all translated languages. */
function offered<C extends { readonly payload: { readonly name: string } }>(command: C): C {
  const payload = { ...localized(command.payload), integration_types: INTEGRATIONS, contexts: CONTEXTS };
  return { ...command, payload };
}

/** A command for those who manage a server: available there, to others only if the server's owner allows it. */
function offeredToManagers<C extends { readonly payload: { readonly name: string } }>(command: C): C {
  const payload = {
    ...localized(command.payload),
    default_member_permissions: MANAGE_GUILD,
    integration_types: [0],
    contexts: [0],
  };
  return { ...command, payload };
}

/** The permission bit of "Manage Server". */
const MANAGE_GUILD = String(0x20);

/** `/help`: every command with its options. */
const help: Command<typeof helpPayload> = {
  payload: helpPayload,
  run: (_options, context) => helpCard(ask.payload, context),
};

/** Every command by its name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  [ask, quote, summary, timeline, checkText, sources, privacy, help].map((command) => [
    command.payload.name,
    offered(command as Command),
  ]),
);

/** Every context menu command by its name. */
export const messageCommands: ReadonlyMap<string, MessageCommand> = new Map([
  [check.payload.name, offered(check)],
]);

/** The commands for those who manage a server, by name. Only available if data is kept for servers. */
export const serverCommands: ReadonlyMap<string, AnyServerCommand> = new Map(
  [libraryCommand, settingsCommand, unansweredCommand].map((command) => [
    command.payload.name,
    offeredToManagers(command as AnyServerCommand),
  ]),
);

/** The same for context menus. */
export const serverMessageCommands: ReadonlyMap<string, ServerMessageCommand> = new Map([
  [addMessage.payload.name, offeredToManagers(addMessage)],
]);

/** The handlers of forms that commands open, by custom id. */
export const forms: ReadonlyMap<string, FormCommand> = new Map([[pasted.form.custom_id, pasted]]);

interface AnyServerCommand extends ServerCommand<Payload> {
  readonly subcommands?: ReadonlyMap<string, ServerCommand>;
}

/** Computes in advance what commands suggest, so that nobody has to wait while typing. */
export function* ready(library: Library): Steps<void> {
  yield* readyChoices(library);
  yield* readyQuestions(library);
  yield* readyExamples(library);
  yield* takeFingerprints(library.articles);
}
