import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnyPayload } from '../bot/bot.js';
import { ConnectionFailure, connectionFailure } from '../bot/connection-failure.js';
import { applicationOf } from '../bot/deploy.js';
import { openRest } from '../bot/rest.js';
import type { Library } from '../library/results.js';
import { type Environment, readableSettings, type Settings } from '../settings/settings.js';
import { VARIABLES } from '../settings/variables.js';
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

/** Looks at everything that the bot needs, one thing after another; only what rests on something broken is left out. */
async function* examine({ env, payloads, open }: Patient): AsyncGenerator<Finding> {
  yield* await examineArticles(open);
  const { settings, wrong } = readableSettings(env);
  yield* examineSettings(env, wrong);
  yield* examineServerData(settings);
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

/** Each variable that is wrong by itself, and those that are set and right. */
function examineSettings(env: Environment, wrong: Wrong): Finding[] {
  if (wrong.size === 0) return [ok(SETTINGS, 'All are valid.')];
  const right = VARIABLES.filter((name) => !wrong.has(name) && (env[name] ?? '').trim() !== '');
  return [
    ...(right.length > 0 ? [ok(SETTINGS, `${right.join(', ')} are valid.`)] : []),
    ...[...wrong.values()].map((each) => todo(SETTINGS, each, '.env.example explains the variables.')),
  ];
}

/** Where what is kept of servers is kept, and whether that can be written; nothing is made there. */
function* examineServerData({ servers: { dataDir, databaseUrl } }: Settings): Generator<Finding> {
  if (databaseUrl !== undefined) {
    yield note(
      DATA,
      'The articles and settings of servers are kept in the database of DATABASE_URL, which was not asked.',
      DATABASE,
    );
    return;
  }
  let there = resolve(dataDir);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (isWritable(there)) yield ok(DATA, `The articles and settings of servers are kept in "${dataDir}".`);
  else
    yield todo(
      DATA,
      `Nothing can be kept in "${dataDir}".`,
      'Set DATA_DIR to a folder that the bot may write to.',
    );
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

const DATA = 'Data';
const DATABASE = '"verbatim start" says so where it cannot be reached.';

async function* examineDiscord(
  token: string,
  { api, guild, shards }: Settings,
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
    () => examineGateway(shards, rest),
    () => examineServers(application.id, guild, rest),
    // Of which server its commands are is not known where that setting is wrong.
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
