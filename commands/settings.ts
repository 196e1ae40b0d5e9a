import { STRICTNESS } from '../src/answer/result.js';
import { type Card, list, note } from '../src/cards/card.js';
import type { GuildSettings } from '../src/store/store.js';
import { type Context, managedServer, OptionType, type Payload, type ServerCommand } from './command.js';

/** The value that resets a setting, and those of a switch. */
const DEFAULT = 'default';
const [ON, OFF] = ['on', 'off'] as const;

const choice = <V extends string>(value: V) => ({ name: value, value });
const option = <N extends keyof GuildSettings>(name: N, description: string, values: readonly string[]) => ({
  type: OptionType.string,
  name,
  description,
  choices: [...values, DEFAULT].map(choice),
});

const options = [
  option('answers', 'Who sees an answer where the member does not choose', ['public', 'private']),
  option('strictness', 'How sure an answer must be', STRICTNESS),
  option('closest', 'Whether the closest passages are shown where none is sure to answer', [ON, OFF]),
  option('mentions', 'Whether messages that mention the bot are answered', [ON, OFF]),
  option('seeds', "Whether the operator's articles are searched too", [ON, OFF]),
  option('adding', 'Who may add articles: managers, or all whom Discord lets use the command', [
    'managers',
    'permitted',
  ]),
  option('unanswered', 'Whether questions that were not answered are kept for you', [ON, OFF]),
  option('marking', 'Whether members can mark an answer as wrong', [ON, OFF]),
];

const payload = {
  name: 'settings',
  description: 'How questions are answered in this server',
  options,
} satisfies Pick<Payload, 'name' | 'description' | 'options'>;

/** `/settings`: shows the settings of the server, and changes those that are given. */
export const settingsCommand: ServerCommand<typeof payload> = {
  payload,
  isPrivate: true,
  async run(given, context) {
    const { guild } = managedServer(context);
    const changes = Object.entries(given).map(([name, value]) => [name, settingOf(String(value))]);
    if (changes.length > 0) await guild.change(Object.fromEntries(changes));
    return settingsCard(await guild.settings(), context);
  },
};

/** The value of a setting from the choice; null resets it. */
function settingOf(value: string): string | boolean | null {
  if (value === DEFAULT) return null;
  return value === ON ? true : value === OFF ? false : value;
}

function settingsCard(settings: GuildSettings, context: Context): Card {
  const { defaults } = managedServer(context);
  return {
    title: ['Settings of this server'],
    blocks: [
      ...list(
        options.map(({ name, description }) => {
          const own = settings[name];
          const value = own ?? defaults[name];
          const shown = value === true ? ON : value === false ? OFF : value;
          return [`${name}: ${shown}${own === undefined ? ' (default)' : ''} · ${description}`];
        }),
      ),
      note('To change one, give it with the command: /settings answers:private'),
    ],
  };
}
