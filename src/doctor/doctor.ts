import type { AnyPayload } from '../bot/bot.js';
import { ConnectionFailure, connectionFailure } from '../bot/connection-failure.js';
import { applicationOf } from '../bot/deploy.js';
import { openRest } from '../bot/rest.js';
import type { Library } from '../library/results.js';
import { type Environment, readSettings, type Settings, WrongSetting } from '../settings/settings.js';
import {
  examineApplication,
  examineCommands,
  examineGateway,
  examineServers,
  type Finding,
  note,
  ok,
  todo,
} from './findings.js';

/** Exit statuses. */
const NOTHING_TO_DO = 0;
const SOMETHING_TO_DO = 1;

/**
 * Checks the setup and prints each finding as it comes, with what to do about it.
 *
 * @returns the exit status: 0 if there is nothing to do, 1 if there is
 */
export async function doctor(patient: Patient, output: NodeJS.WritableStream): Promise<number> {
  let due = 0;
  for await (const finding of examine(patient)) {
    if (finding.state === 'todo') due += 1;
    output.write(linesFor(finding));
  }
  output.write(
    due === 0 ? '\nNothing to do.\n' : due === 1 ? '\n1 thing to do.\n' : `\n${due} things to do.\n`,
  );
  return due === 0 ? NOTHING_TO_DO : SOMETHING_TO_DO;
}

const WIDTH = 6;

function linesFor({ state, about, found, advice }: Finding): string {
  const first = `${state.padEnd(WIDTH)}${about}: ${found}\n`;
  return advice ? `${first}${' '.repeat(WIDTH)}-> ${advice}\n` : first;
}

/** What is looked at. */
interface Patient {
  readonly env: Environment;
  readonly payloads: readonly AnyPayload[];
  open(): Promise<Library>;
}

/** Looks at everything that the bot needs, one thing after another; what rests on something broken is left out. */
async function* examine({ env, payloads, open }: Patient): AsyncGenerator<Finding> {
  yield* await examineArticles(open);
  const settings = settingsIn(env);
  if (Array.isArray(settings)) {
    yield* settings;
    return;
  }
  yield ok('Settings', 'All are valid.');
  if (!settings.token) yield todo('Token', 'DISCORD_TOKEN is not set.', HOW_TO_GET_ONE);
  else yield* examineDiscord(settings.token, settings, payloads);
}

const HOW_TO_GET_ONE =
  'Without one "npx verbatim start" is a Discord on this machine. README.md says where to get one for the real Discord.';

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
      'Then run "verbatim doctor" again: the rest could not be checked.',
    );
  }
}

const ABOUT = 'Articles';

/** Whether there are articles, and which files are none. */
async function examineArticles(open: () => Promise<Library>): Promise<Finding[]> {
  try {
    const { articles, skipped } = await open();
    const count = `${articles.length} ${articles.length === 1 ? 'article' : 'articles'} can be asked about.`;
    return [
      ok(ABOUT, count),
      ...articles.flatMap(({ warnings = [] }) => warnings.map((warning) => note(ABOUT, warning, CORRECT))),
      ...skipped.map(({ path, reason }) => todo(ABOUT, `${path} is skipped: ${reason}`, FIX)),
    ];
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UnusableFolder') throw error;
    return [
      todo(
        ABOUT,
        error.message,
        'Check SEEDS_DIR and --seeds; a relative path starts from the current folder.',
      ),
    ];
  }
}

const CORRECT = 'Correct it in the file, or leave it: the article is used all the same.';
const FIX = 'Fix the file or remove it; "verbatim check" shows how files are understood.';
