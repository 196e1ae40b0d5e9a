import type { AnyPayload } from '../bot/bot.js';
import { ConnectionFailure, connectionFailure } from '../bot/connection-failure.js';
import { applicationOf } from '../bot/deploy.js';
import { openRest } from '../bot/rest.js';
import type { Library } from '../library/results.js';
import { type Environment, readableSettings, type Settings } from '../settings/read-settings.js';
import { VARIABLES } from '../settings/variables.js';
import { examineArchive, examineData } from './databases.js';
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
 * Checks the setup and prints each finding as it comes, with advice.
 *
 * @returns the exit status: 0 if there is nothing to do, else 1
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

/** What is checked. */
interface Patient {
  readonly env: Environment;
  readonly payloads: readonly AnyPayload[];
  /** Opens the folder of articles. */
  open(): Promise<Library>;
  /** Whether to check the folder although there is an archive. */
  readonly prefersFolder?: boolean;
}

/** Checks everything that the bot needs, one thing after another. Skips only checks that depend on something broken. */
async function* examine({ env, payloads, open, prefersFolder }: Patient): AsyncGenerator<Finding> {
  const { settings, wrong } = readableSettings(env);
  const { archive } = settings;
  yield* await (archive === undefined || prefersFolder ? examineArticles(open) : examineArchive(archive));
  yield* examineSettings(env, wrong);
  // If the database is unknown, the folder may not be the place that is used.
  if (!wrong.has('DATABASE_URL')) yield* await examineData(settings.servers);
  if (wrong.has('DISCORD_API')) yield note('Discord', 'It was not asked: DISCORD_API is wrong.', CORRECTED);
  else if (settings.token) yield* examineDiscord(settings.token, settings, wrong, payloads);
  else if (!wrong.has('DISCORD_TOKEN')) yield note('Token', WITHOUT_TOKEN, HOW_TO_GET_ONE);
}

const WITHOUT_TOKEN =
  'DISCORD_TOKEN is not set: "npx verbatim start" is a Discord on this machine, and all other commands but "deploy" work.';
const HOW_TO_GET_ONE = 'For the real Discord set it; README.md says where to get one.';
const AGAIN = 'Then run "verbatim doctor" again: the rest could not be checked.';

const CORRECTED = 'Correct it, and run "verbatim doctor" again.';

const SETTINGS = 'Settings';

type Wrong = ReturnType<typeof readableSettings>['wrong'];

/** Each variable with an invalid value, and those set to a valid one. */
function examineSettings(env: Environment, wrong: Wrong): Finding[] {
  if (wrong.size === 0) return [ok(SETTINGS, 'All are valid.')];
  const right = VARIABLES.filter((name) => !wrong.has(name) && (env[name] ?? '').trim() !== '');
  return [
    ...(right.length > 0 ? [ok(SETTINGS, `${right.join(', ')} are valid.`)] : []),
    ...[...wrong.values()].map((each) => todo(SETTINGS, each, '.env.example explains the variables.')),
  ];
}

async function* examineDiscord(
  token: string,
  { api, guild, shards, part }: Settings,
  wrong: Wrong,
  payloads: readonly AnyPayload[],
): AsyncGenerator<Finding> {
  const rest = openRest({ api, token });
  const failed = (error: unknown): Finding => {
    const failure = connectionFailure(error, { api, token });
    if (failure instanceof ConnectionFailure) return todo('Discord', failure.message, AGAIN);
    throw failure;
  };
  const application = await applicationOf(rest).catch(failed);
  if ('state' in application) {
    yield application;
    return;
  }
  yield* examineApplication(application);
  const examinations = [
    () => examineGateway(shards, part, rest),
    () => examineServers(application.id, guild, rest),
    // If that setting is invalid, the server that the commands belong to is unknown.
    ...(wrong.has('DISCORD_GUILD_ID')
      ? []
      : [() => examineCommands(payloads, { application: application.id, guild }, rest)]),
  ];
  const told = new Set<string>();
  for (const examination of examinations) {
    const findings = await examination().catch((error) => [failed(error)]);
    yield* findings.filter(({ found }) => !told.has(found));
    for (const { found } of findings) told.add(found);
  }
}

const ABOUT = 'Articles';

/** Whether there are articles, and which files are not articles. */
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
