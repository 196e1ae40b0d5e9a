import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type StringSelectMenuInteraction,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  InteractionFailed,
  InvalidUse,
  type LoopbackOptions,
  type MessageEvent,
} from '../../../src/local/discord/server.js';
import { manualClock } from '../../support/clock.js';
import { createRecorder } from '../../support/openapi.js';
import { bot, start } from './support.js';

type Handlers = {
  command?: (interaction: ChatInputCommandInteraction) => unknown;
  button?: (interaction: ButtonInteraction) => unknown;
  select?: (interaction: StringSelectMenuInteraction) => unknown;
  menu?: (interaction: MessageContextMenuCommandInteraction) => unknown;
};

const BUTTONS = {
  type: 1 as const,
  components: [
    { type: 2 as const, style: 1 as const, custom_id: 'more', label: 'More' },
    { type: 2 as const, style: 1 as const, custom_id: 'off', label: 'Off', disabled: true },
  ],
};
const SELECT = {
  type: 1 as const,
  components: [{ type: 3 as const, custom_id: 'pick', options: [{ label: 'One', value: '1' }] }],
};

/** A loopback with a bot that handles interactions so. */
async function talk(handlers: Handlers, options: LoopbackOptions = {}) {
  const recorder = createRecorder();
  const loopback = await start({ ...options, onRequest: recorder.onRequest });
  const client = await bot(loopback, (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) return handlers.command?.(interaction);
    if (interaction.isButton()) return handlers.button?.(interaction);
    if (interaction.isStringSelectMenu()) return handlers.select?.(interaction);
    if (interaction.isMessageContextMenuCommand()) return handlers.menu?.(interaction);
    return undefined;
  });
  return { loopback, client, recorder, ada: loopback.user('Ada'), bob: loopback.user('Bob') };
}

/** The code of the error that Discord answers with. */
async function codeOf(request: Promise<unknown>): Promise<number | string> {
  const error = await request.then(
    () => new Error('It was accepted.'),
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error.code;
  throw error;
}

/** A promise with the functions that settle it. */
function promised<T>() {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}

describe('a slash command', () => {
  test('brings its options to the bot, and the answer to everybody in the channel', async () => {
    const { ada, bob, recorder } = await talk({
      command: (i) =>
        i.reply(
          `${i.user.globalName} asked ${i.options.getString('question')} ${i.options.getInteger('count')}`,
        ),
    });
    const message = await ada.command('ask', { question: 'Who?', count: 2 });
    expect(message).toMatchObject({ content: 'Ada asked Who? 2', flags: 0, type: 20 });
    expect(bob.messages()).toEqual([message]);
    expect(recorder.problems()).toEqual([]);
  });

  test('brings the place, the member and the languages, as discord.js looks for them', async () => {
    const seen = promised<ChatInputCommandInteraction>();
    const { ada, loopback } = await talk({
      command(i) {
        seen.settle(i);
        return i.reply('Yes');
      },
    });
    await ada.command('ask', { question: 'Who?' });
    const interaction = await seen.promise;
    expect(interaction.inCachedGuild()).toBe(true);
    expect(interaction.channel?.id).toBe(ada.channelId);
    expect(interaction.guildId).toBe(loopback.guilds[0]?.id);
    expect(interaction).toMatchObject({ locale: 'en-US', guildLocale: 'en-US', context: 0 });
    expect(interaction.authorizingIntegrationOwners).toMatchObject({ guildId: ada.guildId });
    expect(interaction.entitlements.size).toBe(0);
  });

  test('can be answered with the message in return', async () => {
    const { ada } = await talk({
      command: async (i) => {
        const { resource, interaction } = await i.reply({ content: 'First', withResponse: true });
        await i.editReply(`${resource?.message?.content} ${interaction.responseMessageEphemeral}`);
      },
    });
    const edited = promised<string>();
    ada.subscribe(({ type, message }) => type === 'update' && edited.settle(message.content));
    await ada.command('ask', { question: 'Who?' });
    expect(await edited.promise).toBe('First false');
  });

  test('is thinking while deferred, then edited: still private, no longer loading', async () => {
    const { ada, recorder } = await talk({
      command: async (i) => {
        await i.deferReply({ flags: MessageFlags.Ephemeral });
        await i.editReply({
          flags: MessageFlags.IsComponentsV2,
          components: [{ type: 10, content: 'Done' }],
        });
      },
    });
    const events: MessageEvent[] = [];
    ada.subscribe((event) => void events.push(event));
    const message = await ada.command('ask', { question: 'Who?' });
    expect(events.map(({ type, message: { flags } }) => [type, flags])).toEqual([
      ['create', MessageFlags.Loading | MessageFlags.Ephemeral],
      ['update', MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral],
    ]);
    expect(message.components).toEqual([{ type: 10, id: 1, content: 'Done' }]);
    expect(recorder.problems()).toEqual([]);
  });

  test('is followed up: the first message fills in for a deferred answer, the next is new', async () => {
    const { ada } = await talk({
      command: async (i) => {
        await i.deferReply();
        await i.followUp('One');
        await i.followUp('Two');
      },
    });
    const second = promised<void>();
    ada.subscribe(({ type, message }) => type === 'create' && message.content === 'Two' && second.settle());
    const first = await ada.command('ask', { question: 'Who?' });
    await second.promise;
    const [original, reply] = ada.messages();
    expect(original).toEqual(first);
    expect(reply).toMatchObject({ content: 'Two', type: 19, message_reference: { message_id: first.id } });
  });

  test('has an answer that can be fetched, edited and deleted under the name @original', async () => {
    const gone = promised<number | string>();
    const { ada } = await talk({
      command: async (i) => {
        await i.reply('Here');
        const fetched = await i.fetchReply();
        await i.editReply(`${fetched.content} and there`);
        await i.deleteReply();
        gone.settle(await codeOf(i.fetchReply()));
      },
    });
    const events: string[] = [];
    ada.subscribe(({ type, message }) => void events.push(`${type} ${message.content}`));
    await ada.command('ask', { question: 'Where?' });
    expect(await gone.promise).toBe(10008);
    expect(events).toEqual(['create Here', 'update Here and there', 'delete Here and there']);
    expect(ada.messages()).toEqual([]);
  });

  test('deferred and then deleted was not answered', async () => {
    const { ada } = await talk({
      command: async (i) => {
        await i.deferReply();
        await i.deleteReply();
      },
    });
    await expect(ada.command('ask', { question: 'Who?' })).rejects.toThrow(InteractionFailed);
  });
});

describe('a private answer', () => {
  test('is seen by its user alone', async () => {
    const { ada, bob } = await talk({
      command: (i) => i.reply({ content: 'Psst', flags: MessageFlags.Ephemeral }),
    });
    const overheard: MessageEvent[] = [];
    bob.subscribe((event) => void overheard.push(event));
    const message = await ada.command('ask', { question: 'Who?', private: true });
    expect(ada.messages()).toEqual([message]);
    expect(bob.messages()).toEqual([]);
    expect(overheard).toEqual([]);
    await expect(bob.press(message.id, 'more')).rejects.toThrow(InvalidUse);
    await expect(bob.menu('Check', message.id)).rejects.toThrow(InvalidUse);
  });

  test('cannot be reached with the token of another interaction', async () => {
    const code = promised<number | string>();
    let id = '';
    const { ada, bob } = await talk({
      command: async (i) => {
        await i.reply({ content: 'Psst', flags: MessageFlags.Ephemeral });
        if (id) code.settle(await codeOf(i.webhook.fetchMessage(id)));
        else id = (await i.fetchReply()).id;
      },
    });
    await ada.command('ask', { question: 'Who?' });
    await bob.command('ask', { question: 'And I?' });
    expect(await code.promise).toBe(10008);
  });
});

describe('times and tokens', () => {
  test('an answer after three seconds is refused with 10062, and the user is told', async () => {
    const clock = manualClock();
    const code = promised<number | string>();
    const { ada } = await talk(
      {
        command: async (i) => {
          clock.advance(3000);
          code.settle(await codeOf(i.reply('Late')));
        },
      },
      { clock },
    );
    await expect(ada.command('ask', { question: 'Who?' })).rejects.toThrow(
      'The application did not respond.',
    );
    expect(await code.promise).toBe(10062);
    expect(ada.messages()).toEqual([]);
  });

  test('an answer just within three seconds is taken', async () => {
    const clock = manualClock();
    const { ada } = await talk(
      {
        command: (i) => {
          clock.advance(2999);
          return i.reply('In time');
        },
      },
      { clock },
    );
    expect((await ada.command('ask', { question: 'Who?' })).content).toBe('In time');
  });

  test('late choices are refused with 10062', async () => {
    const clock = manualClock();
    const code = promised<number | string>();
    const loopback = await start({ clock });
    await bot(loopback, async (i) => {
      if (!i.isAutocomplete()) return;
      clock.advance(3000);
      code.settle(await codeOf(i.respond([])));
    });
    const choices = loopback.user().autocomplete('ask', { source: 'N' }, 'source');
    await expect(choices).rejects.toThrow(InteractionFailed);
    expect(await code.promise).toBe(10062);
  });

  test('a second answer is refused with 40060', async () => {
    const code = promised<number | string>();
    const { ada } = await talk({
      command: async (i) => {
        await i.reply('One');
        i.replied = false; // discord.js itself would not send it
        code.settle(await codeOf(i.reply('Two')));
      },
    });
    expect((await ada.command('ask', { question: 'Who?' })).content).toBe('One');
    expect(await code.promise).toBe(40060);
  });

  test('a token ends after fifteen minutes with 50027, and the bot keeps its own', async () => {
    const clock = manualClock();
    const codes = promised<(number | string)[]>();
    const { ada, client } = await talk(
      {
        command: async (i) => {
          await i.reply('One');
          clock.advance(15 * 60_000 - 1);
          await i.editReply('Still');
          clock.advance(1);
          codes.settle([await codeOf(i.editReply('Two')), await codeOf(i.followUp('Three'))]);
        },
      },
      { clock },
    );
    await ada.command('ask', { question: 'Who?' });
    expect(await codes.promise).toEqual([50027, 50027]);
    clock.advance(1000);
    expect((await client.application.commands.fetch()).size).toBe(2);
  });

  test('a deferred answer that never comes fails for the user when the token ends', async () => {
    const clock = manualClock();
    const { ada } = await talk(
      {
        command: async (i) => {
          await i.deferReply();
          clock.advance(15 * 60_000);
        },
      },
      { clock },
    );
    await expect(ada.command('ask', { question: 'Who?' })).rejects.toThrow(InteractionFailed);
  });

  test('before the first answer there is nothing to edit or follow up: 10015', async () => {
    const code = promised<number | string>();
    const { ada } = await talk({
      command: async (i) => {
        code.settle(await codeOf(i.webhook.send('Early')));
        await i.reply('Now');
      },
    });
    await ada.command('ask', { question: 'Who?' });
    expect(await code.promise).toBe(10015);
  });

  test('an answer refused for its form leaves room for a better one', async () => {
    const code = promised<number | string>();
    const { ada } = await talk({
      command: async (i) => {
        code.settle(await codeOf(i.reply('x'.repeat(2001))));
        await i.reply('Shorter');
      },
    });
    expect((await ada.command('ask', { question: 'Who?' })).content).toBe('Shorter');
    expect(await code.promise).toBe(50035);
  });
});

describe('autocomplete', () => {
  test('brings what is typed to the bot, and the choices back', async () => {
    const loopback = await start();
    await bot(loopback, (i) => {
      if (!i.isAutocomplete()) return;
      const { name, value } = i.options.getFocused(true);
      return i.respond([{ name: `${name} ${value} ${i.options.getString('question')}`, value: 'nato' }]);
    });
    const choices = await loopback.user().autocomplete('ask', { question: 'Who?', source: 'NA' }, 'source');
    expect(choices).toEqual([{ name: 'source NA Who?', value: 'nato' }]);
  });

  test('works before the required options are filled in, and with nothing typed', async () => {
    const loopback = await start();
    await bot(
      loopback,
      (i) => i.isAutocomplete() && i.respond([{ name: `"${i.options.getFocused()}"`, value: 'x' }]),
    );
    expect(await loopback.user().autocomplete('ask', {}, 'source')).toEqual([{ name: '""', value: 'x' }]);
  });
});

describe('components of a message', () => {
  const ask = (i: ChatInputCommandInteraction) =>
    i.reply({ content: 'Press', components: [BUTTONS, SELECT] });

  test('a button updates its message', async () => {
    const { ada, bob, recorder } = await talk({
      command: ask,
      button: (i) =>
        i.update({ content: `${i.user.globalName} pressed ${i.customId} on ${i.message.content}` }),
    });
    const { id } = await ada.command('ask', { question: 'Who?' });
    const message = await bob.press(id, 'more');
    expect(message).toMatchObject({ id, content: 'Bob pressed more on Press' });
    expect(ada.messages()).toEqual([message]);
    expect(recorder.problems()).toEqual([]);
  });

  test('a button is answered with a message of its own, private if it says so', async () => {
    const { ada, bob } = await talk({
      command: ask,
      button: (i) => i.reply({ content: 'More', flags: MessageFlags.Ephemeral }),
    });
    const { id } = await ada.command('ask', { question: 'Who?' });
    const reply = await bob.press(id, 'more');
    expect(reply).toMatchObject({ content: 'More', message_reference: { message_id: id } });
    expect(ada.messages().map((message) => message.id)).toEqual([id]);
    expect(bob.messages().map((message) => message.id)).toEqual([id, reply.id]);
  });

  test('a button is only acknowledged, and its message edited later', async () => {
    const { ada } = await talk({
      command: ask,
      button: async (i) => {
        await i.deferUpdate();
        await i.editReply({ content: 'Pressed', components: [] });
      },
    });
    const { id } = await ada.command('ask', { question: 'Who?' });
    const edited = promised<void>();
    ada.subscribe(({ type }) => type === 'update' && edited.settle());
    expect(await ada.press(id, 'more')).toMatchObject({ id, content: 'Press' });
    await edited.promise;
    expect(ada.messages()).toMatchObject([{ id, content: 'Pressed', components: [] }]);
  });

  test('a select menu brings what was chosen', async () => {
    const { ada } = await talk({ command: ask, select: (i) => i.update(`Chose ${i.values.join()}`) });
    const { id } = await ada.command('ask', { question: 'Who?' });
    expect((await ada.select(id, 'pick', ['1'])).content).toBe('Chose 1');
  });

  test('cannot be used where they are not, disabled, or without such a choice', async () => {
    const { ada } = await talk({ command: ask });
    const { id } = await ada.command('ask', { question: 'Who?' });
    await expect(ada.press(id, 'none')).rejects.toThrow('no such component "none"');
    await expect(ada.press(id, 'pick')).rejects.toThrow('no such component "pick"');
    await expect(ada.press(id, 'off')).rejects.toThrow('"off" is disabled');
    await expect(ada.select(id, 'pick', ['2'])).rejects.toThrow('"2"');
    await expect(ada.select(id, 'pick', [])).rejects.toThrow('1 to 1');
    await expect(ada.press('1', 'more')).rejects.toThrow('There is no message 1 here');
  });
});

describe('the menu of a message', () => {
  test('brings the message to the bot', async () => {
    const { ada } = await talk({
      command: (i) => i.reply('A claim'),
      menu: (i) => i.reply(`Checked: ${i.targetMessage.content}`),
    });
    const { id } = await ada.command('ask', { question: 'Who?' });
    const message = await ada.menu('Check', id);
    expect(message).toMatchObject({ content: 'Checked: A claim', type: 23 });
  });
});

describe("what Discord's own client would not send", () => {
  test.each([
    ['nothing', {}, '/ask needs the option "question"'],
    ['unknown option', { question: 'a', colour: 'red' }, '/ask has no option "colour"'],
    ['text too long', { question: 'x'.repeat(21) }, 'must be 1 to 20 characters'],
    ['number for text', { question: 4 }, 'must be text'],
    ['text for yes or no', { question: 'a', private: 'yes' }, 'must be true or false'],
    ['text for number', { question: 'a', count: 'two' }, 'must be a number'],
    ['fraction', { question: 'a', count: 1.5 }, 'must be a whole number'],
    ['number too large', { question: 'a', count: 10 }, 'must be 1 to 9'],
    ['no such choice', { question: 'a', length: 'long' }, 'must be one of Short'],
  ])('%s', async (_name, options, reason) => {
    const { ada } = await talk({});
    await expect(ada.command('ask', options)).rejects.toThrow(reason);
  });

  test('a command that is not registered', async () => {
    const { ada } = await talk({});
    await expect(ada.command('guess')).rejects.toThrow('No command "guess" is registered here.');
  });
});
