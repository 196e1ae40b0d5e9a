import { type Card, note } from '../src/cards/card.js';
import { titleOf } from '../src/cards/cite.js';
import { exceedsSentence, forgetCard, ownArticlesCard } from '../src/cards/library-cards.js';
import { plainText } from '../src/cards/runs.js';
import { KEPT_DAYS, type OwnArticle } from '../src/guilds/guilds.js';
import { fold } from '../src/language/terms.js';
import { add, mayAdd } from './add-articles.js';
import {
  type Choice,
  type Context,
  managedServer,
  OptionType,
  type Payload,
  Refusal,
  type ServerCommand,
  serverIn,
} from './command.js';
import { choicesFrom } from './option-choices.js';

const ARTICLE = {
  type: OptionType.string,
  name: 'article',
  description: "One of this server's own articles",
  required: true,
  autocomplete: true,
  max_length: 300,
} as const;

const removePayload = {
  name: 'remove',
  description: "Remove one of this server's own articles",
  options: [ARTICLE],
} as const satisfies Described;

/** `/library remove`: removes an article, which can be restored for some days. */
const remove: ServerCommand<typeof removePayload> = {
  payload: removePayload,
  isPrivate: true,
  async run({ article }, context) {
    const { guild } = mayAdd(context);
    const found = await chosen(article, context, isPresent);
    if (!(await guild.remove(found.id))) throw new Refusal(NOT_THERE);
    return done('Removed', found, `It can be restored for ${KEPT_DAYS.removed} days with /library restore.`);
  },
  autocomplete: ({ value }, context) => choices(value, context, isPresent),
};

const restorePayload = {
  name: 'restore',
  description: 'Bring an article back that was removed in the last seven days',
  options: [ARTICLE],
} as const satisfies Described;

/** `/library restore`. */
const restore: ServerCommand<typeof restorePayload> = {
  payload: restorePayload,
  isPrivate: true,
  async run({ article }, context) {
    const { guild } = mayAdd(context);
    const found = await chosen(article, context, isRemoved);
    const result = await guild.restore(found.id);
    if (result === 'unknown') throw new Refusal(NOT_THERE);
    if (result !== 'restored') throw new Refusal(exceedsSentence(result, guild.limits));
    return done('Restored', found, 'It is answered from again.');
  },
  autocomplete: ({ value }, context) => choices(value, context, isRemoved),
};

const listPayload = {
  name: 'list',
  description: "This server's own articles, and how much room there is",
} as const satisfies Described;

/** `/library list`. */
const listOwn: ServerCommand<typeof listPayload> = {
  payload: listPayload,
  isPrivate: true,
  run: (_options, context) => ownPage({ page: 1 }, context),
};

/** A page of the server's own articles. */
export async function ownPage({ page }: { readonly page: number }, context: Context): Promise<Card> {
  const { guild } = mayAdd(context);
  const [own, { articles }] = [await guild.articles(), await guild.library()];
  const ids = new Set(own.map(({ article }) => article));
  const seeds = (await guild.asksArchive()) ? 'archive' : articles.filter(({ id }) => !ids.has(id)).length;
  return ownArticlesCard(own, { articles }, { limits: guild.limits, seeds, page });
}

const forgetPayload = {
  name: 'forget',
  description: 'Delete all that is kept of this server, at once and for good',
} as const satisfies Described;

/** `/library forget`: asks for confirmation with a button. */
const forget: ServerCommand<typeof forgetPayload> = {
  payload: forgetPayload,
  isPrivate: true,
  run: async (_options, context) => forgetCard(await managedServer(context).guild.articles()),
};

/** Deletes all data of the server. */
export async function forgetEverything(context: Context): Promise<Card> {
  await managedServer(context).guild.forget();
  return { title: ['Deleted'], blocks: [note('Nothing of this server is kept any more.')] };
}

type Described = Pick<Payload, 'name' | 'description' | 'options'>;

const subcommands = [add, remove, listOwn, restore, forget] as unknown as readonly ServerCommand[];

/** `/library`: manages the articles of the server. */
export const libraryCommand = {
  payload: {
    name: 'library',
    description: 'The articles of this server',
    options: subcommands.map(({ payload }) => ({ ...payload, type: OptionType.subcommand })),
  } as Payload,
  isPrivate: true,
  subcommands: new Map(subcommands.map((command) => [command.payload.name, command])),
  run: async () => {
    throw new Refusal('Say what is to be done with the library.');
  },
} satisfies ServerCommand & { readonly subcommands: ReadonlyMap<string, ServerCommand> };

type Which = (own: OwnArticle) => boolean;

const isPresent: Which = ({ removedAt }) => removedAt === null;
const isRemoved: Which = ({ removedAt }) => removedAt !== null;

const NOT_THERE = 'There is no such article in this server. /library list shows those that there are.';

/** @throws {Refusal} if there is none with that id, title or name */
async function chosen(named: string, context: Context, which: Which): Promise<OwnArticle> {
  const wanted = fold(named.trim());
  const all = await candidates(context, which);
  const found = all.find(({ own }) => own.id === named) ?? all.find(({ names }) => names.includes(wanted));
  if (!found) throw new Refusal(NOT_THERE);
  return found.own;
}

async function choices(typed: string, context: Context, which: Which): Promise<Choice[]> {
  const wanted = fold(typed.trim());
  const all = await candidates(context, which);
  return choicesFrom(
    all
      .filter(({ names }) => names.some((name) => name.includes(wanted)))
      .map(({ own, shown }) => ({ name: shown, value: own.id })),
  );
}

/** The server's articles of one kind, with their titles. */
async function candidates(context: Context, which: Which) {
  const { guild } = serverIn(context);
  const { library } = context;
  return (await guild.articles()).filter(which).map((own) => {
    const article = own.article === null ? null : library.article(own.article);
    const title = article ? plainText(titleOf(article), library) : own.name;
    const names = [title, own.name, ...(article ? [article.id] : [])].map((name) => fold(name));
    return { own, names, shown: title === own.name ? title : `${title} · ${own.name}` };
  });
}

function done(what: string, { name }: OwnArticle, sentence: string): Card {
  return { title: [what], blocks: [note(name), note(sentence)] };
}
