import { setImmediate } from 'node:timers/promises';
import { archiveOf, questionsOf, readArticles } from './archive.js';
import { retained } from './child.js';
import { type Ask, ENGINES } from './engines.js';
import { time } from './measure.js';
import type { EngineCost } from './peers.js';

/** wink-bm25 needs at least three paragraphs, and some articles have only one. */
const LEAST = 10;

/** Measures the engine named in the arguments: folder of the data, name, number of articles. */
const [folder = '', name = '', size = ''] = process.argv.slice(2);
const articles = readArticles(folder);
const sources = archiveOf(articles, Number(size));
const questions = questionsOf(articles);
const open = ENGINES.get(name);
if (!open) throw new Error(`There is no engine "${name}".`);
// Loads the language model and the code, which do not belong to the archive.
open(archiveOf(articles, LEAST))('Who pays?');
const empty = retained();
let ask: Ask = () => null;
const build = time(() => {
  ask = open(sources);
});
for (const question of questions) ask(question);
const asks = questions.map((question) => time(() => ask(question)));
// Weakly held objects are kept until the end of the turn (KeepDuringJob in ECMAScript); a bot's questions come in
// separate turns.
await setImmediate();
const cost: EngineCost = { build, asks, memory: retained() - empty };
process.stdout.write(JSON.stringify(cost));
