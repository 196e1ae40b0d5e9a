import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { typeOf } from '../src/cards/components/custom-id.js';
import { InvalidUse, type Loopback, type LoopbackUser } from '../src/local/discord/server.js';
import { buttonsOf } from '../src/local/terminal/message-text.js';

/** An action of a member: its kind, and a function that resolves with the answer. */
export type MemberAction = readonly [kind: string, run: () => Promise<unknown>];

type Do = (member: LoopbackUser) => Promise<APIMessage>;

const ASKED: readonly (readonly [kind: string, run: Do])[] = [
  [
    '/ask',
    (member) => member.command('ask', { question: 'What did Lavrov say about the Minsk agreements?' }),
  ],
  ['/ask', (member) => member.command('ask', { question: 'Why did Russia sever its ties with NATO?' })],
  ['/ask', (member) => member.command('ask', { question: 'Who won the World Cup?' })],
  ['/quote', (member) => member.command('quote', { speaker: 'Putin' })],
  ['/quote', (member) => member.command('quote', { speaker: 'Stoltenberg', about: 'membership' })],
  ['/summary', (member) => member.command('summary', { section: 'Beyond Economic Sanctions' })],
  ['/summary', (member) => member.command('summary', { topic: 'sanctions', private: true })],
  ['/ask', (member) => member.command('ask', { question: 'Who repaired the bridge near the harbour?' })],
  ['/quote', (member) => member.command('quote', { speaker: 'Maria Costa', about: 'the budget' })],
  ['/summary', (member) => member.command('summary', { topic: 'bridge repaired' })],
  ['/ask', (member) => member.command('ask', { question: 'What did Ola Dahl say about the market?' })],
  ['/sources', (member) => member.command('sources')],
  ['/help', (member) => member.command('help')],
  ['message menu', (member) => member.menu('Check against the articles', member.say(SAID).id)],
];
const SAID = 'Russia has severed its ties with NATO. I had fish for lunch.';

const TYPED: readonly (readonly [kind: string, run: (member: LoopbackUser) => Promise<unknown>])[] = [
  ['autocomplete', (member) => member.autocomplete('ask', { question: 'What did Lavr' }, 'question')],
  ['autocomplete', (member) => member.autocomplete('quote', { speaker: 'Stoltenburg' }, 'speaker')],
  ['autocomplete', (member) => member.autocomplete('summary', { section: 'the bridge' }, 'section')],
  ['autocomplete', (member) => member.autocomplete('ask', { question: 'Who repaired the br' }, 'question')],
];

/**
 * The number of actions in a cycle, the last of which are button presses. It neither divides the number of servers nor
 * is a multiple of it.
 */
const CYCLE = 23;

/** The number of answers kept so that their buttons can be pressed. */
const MOST_SHOWN = 200;
const MEMBERS = 1000;

/** Members of all servers, who in turn use commands, type, and press the buttons of answers. */
export function createCrowd(discord: Loopback): () => MemberAction {
  const shown: { readonly guildId: string; readonly member: LoopbackUser; readonly message: APIMessage }[] =
    [];
  let count = 0;

  function show(guildId: string, member: LoopbackUser, message: APIMessage): void {
    if (customIdsOf(message).length > 0) shown.push({ guildId, member, message });
    if (shown.length > MOST_SHOWN) shown.shift();
  }

  /** Presses a button of an answer, as the member who got it or, if others see it, as one of them. */
  function press(index: number): MemberAction | undefined {
    const answer = shown.shift();
    if (!answer) return undefined;
    const { guildId, message } = answer;
    const isPublic = ((message.flags ?? 0) & MessageFlags.Ephemeral) === 0;
    const member =
      isPublic && index % 2 === 0 ? discord.user(`Member ${index % MEMBERS}`, { guildId }) : answer.member;
    const customIds = customIdsOf(message);
    const customId = customIds[index % customIds.length] as string;
    const action = async () => {
      try {
        show(guildId, member, await member.press(message.id, customId));
      } catch (error) {
        if (!(error instanceof InvalidUse)) throw error;
        // The bot had announced an update of the message, and by now it has changed, so no client shows the button any
        // more.
        await member.command('help');
      }
    };
    return ['button', action];
  }

  return () => {
    const index = count++;
    const at = index % CYCLE;
    const guildId = discord.guilds[index % discord.guilds.length]?.id as string;
    const member = discord.user(`Member ${index % MEMBERS}`, { guildId });
    const typed = TYPED[at - ASKED.length];
    if (typed) return [typed[0], () => typed[1](member)];
    const pressed = at < ASKED.length ? undefined : press(index);
    if (pressed) return pressed;
    const [kind, run] = ASKED[at % ASKED.length] as (typeof ASKED)[number];
    return [kind, async () => show(guildId, member, await run(member))];
  };
}

/** The buttons that are answered with a message, without **Ask on**, which opens a form. */
function customIdsOf(message: APIMessage): string[] {
  return buttonsOf(message).flatMap((button) =>
    'custom_id' in button && typeOf(button.custom_id) !== 'askOn' ? [button.custom_id] : [],
  );
}
