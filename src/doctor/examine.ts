import { applicationOf } from '../bot/application.js';
import type { AnyPayload } from '../bot/bot.js';
import { ConnectionFailure, connectionFailure } from '../bot/connection-failure.js';
import { openRest } from '../bot/rest.js';
import type { Library } from '../library/results.js';
import { type Environment, readSettings, type Settings } from '../settings/settings.js';
import { WrongSetting } from '../settings/wrong-setting.js';
import { examineApplication } from './application.js';
import { examineArticles } from './articles.js';
import { examineCommands } from './commands.js';
import { type Finding, ok, todo } from './finding.js';
import { examineGateway } from './gateway.js';
import { examineServers } from './servers.js';

/** What is looked at. */
export interface Patient {
  readonly env: Environment;
  readonly payloads: readonly AnyPayload[];
  open(): Promise<Library>;
}

/** Looks at everything that the bot needs, one thing after another; what rests on something broken is left out. */
export async function* examine({ env, payloads, open }: Patient): AsyncGenerator<Finding> {
  yield* await examineArticles(open);
  const settings = settingsIn(env);
  if (Array.isArray(settings)) {
    yield* settings;
    return;
  }
  yield ok('Settings', 'All can be read.');
  if (!settings.token) yield todo('Token', 'DISCORD_TOKEN is not set.', HOW_TO_GET_ONE);
  else yield* examineDiscord(settings.token, settings, payloads);
}

const HOW_TO_GET_ONE =
  'Without one "npm start" is a Discord on this machine. README.md says where to get one for the real Discord.';

function settingsIn(env: Environment): Settings | Finding[] {
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof WrongSetting)
      return error.sentences.map((each) => todo('Settings', each, '.env.example explains the variables.'));
    throw error;
  }
}

async function* examineDiscord(
  token: string,
  { api, guild, shards }: Settings,
  payloads: readonly AnyPayload[],
): AsyncGenerator<Finding> {
  const rest = openRest({ api, token });
  try {
    const application = await applicationOf(rest);
    yield* examineApplication(application);
    yield* await examineGateway(shards, rest);
    yield* await examineServers(application.id, guild, rest);
    yield* await examineCommands(payloads, { application: application.id, guild }, rest);
  } catch (error) {
    const failure = connectionFailure(error, { api, token });
    if (!(failure instanceof ConnectionFailure)) throw failure;
    yield todo(
      'Discord',
      failure.message,
      'Then run "verbatim doctor" again: the rest could not be looked at.',
    );
  }
}
