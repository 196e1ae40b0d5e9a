import { UnreadableArticle } from '../src/article/article.js';
import { checkFile, ENDINGS } from '../src/article/read.js';
import type { Card } from '../src/cards/card.js';
import { addedCard } from '../src/cards/library-cards.js';
import type { NewArticle } from '../src/store/store.js';
import {
  type Attachment,
  CommandType,
  type Context,
  type FormCommand,
  OptionType,
  Refusal,
  type Server,
  type ServerCommand,
  type ServerMessageCommand,
  serverIn,
} from './command.js';

/** The maximum number of files added at once; their options are called file, file2, file3 … */
const MOST_FILES = 10;

const file = (name: string) => ({
  type: OptionType.attachment,
  name,
  description: 'An article: .txt, .md, .html or .json',
});

const payload = {
  name: 'add',
  description: "Add articles to this server's own; without a file, paste one",
  options: Array.from({ length: MOST_FILES }, (_, at) => file(at === 0 ? 'file' : `file${at + 1}`)),
};

/**
 * `/library add`: adds files, and shows how each was understood. Without files it opens a form to paste an article
 * into.
 */
export const add: ServerCommand<typeof payload> = {
  payload,
  isPrivate: true,
  form: (options) => (Object.keys(options).length === 0 ? pasted.form : undefined),
  run: (options, context) => addAttachments(Object.values(options) as unknown as Attachment[], context),
};

/** Discord's component types. */
const [LABEL, TEXT_INPUT] = [18, 4] as const;

/** The maximum length of a form field in Discord, in characters, and the number of fields for the text. */
const LONGEST_FIELD = 4000;
const TEXTS = ['text', 'text2', 'text3'] as const;
const LONGEST_TITLE = 200;

/** The form that `/library add` opens if no file is given. */
export const pasted: FormCommand = {
  form: {
    custom_id: 'library.add',
    title: 'Add an article',
    components: [
      field('title', 'Title', { style: 1, max_length: LONGEST_TITLE }),
      field('text', 'Text', { style: 2, max_length: LONGEST_FIELD }),
      ...TEXTS.slice(1).map((name) =>
        field(name, 'Where the text goes on', { style: 2, max_length: LONGEST_FIELD, required: false }),
      ),
    ],
  },
  run: (fields, context) => {
    const title = (fields.title ?? '').trim();
    const text = TEXTS.map((name) => fields[name] ?? '').join('');
    if (title === '' || text.trim() === '') throw new Refusal('A title and a text are needed.');
    return addFiles([{ name: `${nameFrom(title)}.txt`, bytes: utf8(`${title}\n\n${text}\n`) }], context);
  },
};

function field(
  name: string,
  label: string,
  how: { readonly style: 1 | 2; readonly max_length: number; readonly required?: boolean },
): FormCommand['form']['components'][number] {
  return { type: LABEL, label, component: { type: TEXT_INPUT, custom_id: name, required: true, ...how } };
}

/** "Add as an article" in a message's context menu: adds its text and the articles attached to it. */
export const addMessage: ServerMessageCommand = {
  payload: { type: CommandType.message, name: 'Add as an article' },
  async run({ id, text, attachments }, context) {
    const articles = attachments.filter(({ name }) =>
      ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)),
    );
    const own: NewArticle[] =
      text.trim() === '' ? [] : [{ name: `message-${id}.txt`, bytes: utf8(`${text}\n`) }];
    if (own.length + articles.length === 0)
      throw new Refusal('This message holds no text, and no file that can be read as an article.');
    return [await addAttachments(articles, context, own)];
  },
};

async function addAttachments(
  attachments: readonly Attachment[],
  context: Context,
  beside: readonly NewArticle[] = [],
): Promise<Card> {
  const server = mayAdd(context);
  const files: NewArticle[] = [...beside];
  const refused: { name: string; reason: string }[] = [];
  for (const attachment of attachments) {
    const { name, size } = attachment;
    try {
      checkFile(name, size);
      files.push({ name, bytes: await server.fetch(attachment) });
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
      refused.push({ name, reason: error.message });
    }
  }
  return addFiles(files, context, refused);
}

async function addFiles(
  files: readonly NewArticle[],
  context: Context,
  refused: readonly { readonly name: string; readonly reason: string }[] = [],
): Promise<Card> {
  const { guild } = mayAdd(context);
  const added = await guild.add(files);
  return addedCard({ ...added, refused: [...refused, ...added.refused] }, guild.limits);
}

/** @throws {Refusal} if only managers may add articles to the server */
export function mayAdd(context: Context): Server {
  const server = serverIn(context);
  if (server.isManager || server.settings.adding === 'permitted') return server;
  throw new Refusal('Articles are added and removed by those who may manage the server.');
}

/** Derives a file name from a title: letters and digits with hyphens between them. */
function nameFrom(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return name.slice(0, LONGEST_NAME) || 'article';
}

const LONGEST_NAME = 80;

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
