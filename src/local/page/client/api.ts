import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Actions, Events, ReadableArticle, ShownForm } from '../protocol.js';

/** A refusal by the server, with a sentence for the user. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Performs an action of the user. Its results arrive as messages. */
export async function send<D extends keyof Actions>(action: D, body: Actions[D]): Promise<void> {
  await ask(`/${action}`, JSON.stringify(body));
}

/** Presses a button; resolves with the form that it opens, if any. */
export async function press(body: Actions['press']): Promise<ShownForm | undefined> {
  const { form } = (await ask('/press', JSON.stringify(body))) as { form?: ShownForm };
  return form;
}

/** Opens a thread on a message; resolves with the id of the new channel. */
export async function requestThread(body: Actions['thread']): Promise<string> {
  const { channel } = (await ask('/thread', JSON.stringify(body))) as { channel: string };
  return channel;
}

/** The choices for the option being typed. */
export async function choicesFor(
  body: Actions['autocomplete'],
  signal: AbortSignal,
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const { choices } = (await ask('/autocomplete', JSON.stringify(body), signal)) as {
    choices: APIApplicationCommandOptionChoice[];
  };
  return choices;
}

/** Adds the article in a file; resolves with its id, and whether it is new. */
export async function addFile(file: File): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const added = await ask(`/articles?name=${encodeURIComponent(file.name)}`, file);
  return added as { id: string; isNew: boolean };
}

/** The current version of an article to read. */
export async function fetchArticle(id: string): Promise<ReadableArticle> {
  return (await answerOf(await reach(`/article?id=${encodeURIComponent(id)}`))) as ReadableArticle;
}

/** Listens to events; the browser reconnects by itself if the connection is lost. */
export function listen(
  listeners: { readonly [E in keyof Events]: (event: Events[E]) => void },
  isConnected: (connected: boolean) => void,
): () => void {
  const source = new EventSource('/events');
  for (const [event, listener] of Object.entries(listeners))
    source.addEventListener(event, ({ data }) => listener(JSON.parse(data) as never));
  source.addEventListener('open', () => isConnected(true));
  source.addEventListener('error', () => isConnected(false));
  return () => source.close();
}

async function ask(path: string, body: string | File, signal?: AbortSignal): Promise<unknown> {
  return answerOf(await reach(path, { method: 'POST', body, ...(signal && { signal }) }));
}

async function reach(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refused('Verbatim cannot be reached. Is it still running?');
  }
}

async function answerOf(response: Response): Promise<unknown> {
  const answer = (await response.json()) as { message?: string };
  if (response.ok) return answer;
  throw new Refused(answer.message ?? 'Something went wrong.');
}
