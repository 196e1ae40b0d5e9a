import type { Attachment } from '../../commands/command.js';
import { UnreadableArticle } from '../article/article.js';
import { MOST_BYTES } from '../article/read.js';

/** Where Discord keeps what is attached to messages and commands. */
const STORES = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** Of the API of Discord itself, which has no attachments. */
const DISCORD = 'https://discord.com';

/** Milliseconds that a file may take. */
const FETCH_WITHIN = 20_000;

/**
 * Fetches what members attach, from where Discord keeps it and from nowhere else: an address that leads elsewhere could
 * lead to what this machine alone can reach.
 *
 * @param api the address of Discord's API; where that is a program of the owner's own, it has the attachments too
 */
export function attachmentFetcher(api: string): (attachment: Attachment) => Promise<Uint8Array> {
  const { origin } = new URL(api);
  const allowed = new Set(origin === DISCORD ? STORES : [...STORES, origin]);
  return async ({ url }) => {
    if (!URL.canParse(url) || !allowed.has(new URL(url).origin))
      throw new UnreadableArticle('It is not where Discord keeps attachments.');
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_WITHIN) });
      if (!response.ok || !response.body) throw new UnreadableArticle(GONE);
      return await bytesOf(response.body);
    } catch (error) {
      if (error instanceof UnreadableArticle) throw error;
      throw new UnreadableArticle(GONE);
    }
  };
}

const GONE = 'It could not be fetched from Discord; please attach it again.';

/** @throws {UnreadableArticle} as soon as there is more than an article may have, whatever was said of its size */
async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > MOST_BYTES)
      throw new UnreadableArticle('It is larger than the 5 MB that an article may have.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
