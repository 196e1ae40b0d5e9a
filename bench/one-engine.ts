import { setImmediate } from 'node:timers/promises';
import { archiveOf, questionsOf, readArticles } from './archive.js';
import { retained } from './child.js';
import { type Ask, ENGINES } from './engines.js';
import { time } from './measure.js';
import type { EngineCost } from './peers.js';

/** wink-bm25 takes no smaller collection than three paragraphs, and some articles have no more than one. */
const LEAST = 10;

/** Measures the engine that the command line names: folder of the data, name, number of articles. */
const [folder = '', name = '', size = ''] = process.argv.slice(2);
const articles = readArticles(folder);
const sources = archiveOf(articles, Number(size));
const questions = questionsOf(articles);
const open = ENGINES.get(name);
if (!open) throw new Error(`There is no engine "${name}".`);
// The language model and the code are no part of the archive.
open(archiveOf(articles, LEAST))('Who pays?');
const empty = retained();
let ask: Ask = () => null;
const build = time(() => {
  ask = open(sources);
});
for (const question of questions) ask(question);
const asks = questions.map((question) => time(() => ask(question)));
// What is held weakly is kept to the end of the turn (KeepDuringJob in ECMAScript); a bot's questions come in turns of their own.
await setImmediate();
const cost: EngineCost = { build, asks, memory: retained() - empty };
process.stdout.write(JSON.stringify(cost));
