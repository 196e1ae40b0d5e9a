import type { APIMessage } from 'discord-api-types/v10';
import { componentsIn, type Form, type LoopbackUser } from '../../src/local/discord/server.js';
import { idOf } from './buttons.js';

/** Resolves with the next message of the bot's that a member sees made or changed. */
export function nextAnswer(member: LoopbackUser): Promise<APIMessage> {
  return new Promise((resolve) => {
    const stop = member.subscribe(({ type, message }) => {
      if (type === 'delete' || message.author.bot !== true) return;
      stop();
      // By then the request that brought it is through.
      setImmediate(resolve, message);
    });
  });
}

/** Resolves with the id of the next message that a member sees deleted. */
export function nextDeleted(member: LoopbackUser): Promise<string> {
  return new Promise((resolve) => {
    const stop = member.subscribe(({ type, message }) => {
      if (type !== 'delete' || message.author.bot !== true) return;
      stop();
      setImmediate(resolve, message.id);
    });
  });
}

/** Writes a message, and gives the bot's answer. */
export async function write(
  member: LoopbackUser,
  content: string,
  how: Parameters<LoopbackUser['say']>[1] = {},
): Promise<APIMessage> {
  const answer = nextAnswer(member);
  member.say(content, how);
  return answer;
}

/** Opens the form to ask on under a message, and sends a question with it. */
export async function askOn(
  member: LoopbackUser,
  message: APIMessage,
  question: string,
): Promise<APIMessage> {
  const form = await openForm(member, message);
  return member.submit(message.id, form, { question });
}

/** Opens the form to ask on under a message. */
export async function openForm(member: LoopbackUser, message: APIMessage): Promise<Form> {
  const used = await member.use(message.id, idOf(message, 'Ask on'));
  if (!('form' in used)) throw new Error('The button opens no form.');
  return used.form;
}

/** The file that came with a message, read from its address. */
export function fileOf(message: APIMessage): { readonly name: string; readonly text: string } {
  const found = componentsIn(message).find(({ type }) => type === 13) as unknown as {
    name: string;
    file: { url: string };
  };
  return { name: found.name, text: decodeURIComponent(found.file.url.replace(/^[^,]*,/u, '')) };
}
