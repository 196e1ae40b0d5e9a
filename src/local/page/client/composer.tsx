import { ApplicationCommandType, type APIApplicationCommand as Command } from 'discord-api-types/v10';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ChannelEntry, nameOfChannel } from '../../discord/channel-entry.js';
import type { SentOptions } from '../protocol.js';
import { Choices, type Listed, moved } from './choices.js';
import { CommandForm } from './command-form.js';
import { fit } from './edit-field.js';

/** A message that is being replied to. */
export interface RepliedTo {
  readonly id: string;
  /** Its author's name. */
  readonly author: string;
}

interface ComposerProps {
  readonly commands: readonly Command[];
  /** The name of the bot. */
  readonly app: string;
  readonly channel: ChannelEntry;
  /** The unsent text from the last visit to this channel. */
  readonly draft: string;
  /** Whether the bot only answers commands, and no messages. */
  readonly commandsOnly: boolean;
  /** The maximum length of a message, in characters. */
  readonly longest: number;
  readonly replyTo: RepliedTo | null;
  /** Incremented whenever the input should get the focus. */
  readonly called: number;
  readonly onCommand: (name: string, options: SentOptions) => void;
  /** Sends a message; resolves with the reason if it was not sent. */
  readonly onSay: (content: string) => Promise<string | null>;
  readonly onEndReply: () => void;
  /** Starts to edit the user's last message. */
  readonly onEditLast: () => void;
  readonly onDraft: (typed: string) => void;
}

/** A chosen command, and the text typed after its name. */
interface Picked {
  readonly command: Command;
  readonly typed: string;
}

/** The input for a message, or for a command that is chosen from a list and then filled in. */
export function Composer(props: ComposerProps) {
  const [picked, setPicked] = useState<Picked | null>(null);
  const wasFilled = useRef(false);
  const leave = () => {
    wasFilled.current = true;
    // The draft was the beginning of its name, with which it was chosen from the list.
    props.onDraft('');
    setPicked(null);
  };
  if (picked) {
    return (
      <CommandForm
        key={picked.command.id}
        channel={props.channel.id}
        {...picked}
        onSend={(options) => {
          props.onCommand(picked.command.name, options);
          leave();
        }}
        onLeave={leave}
      />
    );
  }
  return <Line {...props} wasFilled={wasFilled.current} onPick={setPicked} />;
}

interface LineProps extends ComposerProps {
  /** Whether a command was being filled in just before. */
  readonly wasFilled: boolean;
  readonly onPick: (picked: Picked) => void;
}

/** An on-screen keyboard would cover half of the page. */
const HAS_KEYBOARD = '(hover: hover) and (pointer: fine)';

function Line(props: LineProps) {
  const { wasFilled, commands, app, channel, draft, commandsOnly, longest, replyTo, called } = props;
  const { onCommand, onSay, onEndReply, onEditLast, onDraft, onPick } = props;
  const [typed, setTyped] = useState(draft);
  const [active, setActive] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const isSending = useRef(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (wasFilled || matchMedia(HAS_KEYBOARD).matches) field.current?.focus();
  }, []);
  // A layout effect, because keys pressed before the focus is set would be lost.
  useLayoutEffect(() => {
    if (replyTo) field.current?.focus();
  }, [replyTo]);
  useLayoutEffect(() => {
    if (called > 0 && matchMedia(HAS_KEYBOARD).matches) field.current?.focus();
  }, [called]);
  useLayoutEffect(() => {
    fit(field.current);
    onDraft(typed);
  }, [typed]);
  const isCommand = typed.startsWith('/');
  const words = typed.trim();
  const { length } = [...words];

  const pick = (command: Command, rest = '') => {
    if (takesOptions(command)) return onPick({ command, typed: rest });
    setTyped('');
    onCommand(command.name, {});
  };
  const say = async () => {
    if (words === '' || isSending.current) return;
    isSending.current = true;
    const reason = await onSay(words);
    isSending.current = false;
    setRefused(reason);
    if (reason !== null) return;
    // Text typed in the meantime stays.
    setTyped((now) => (now === typed ? '' : now));
    onEndReply();
  };
  const items: Listed[] = isCommand
    ? offeredFor(typed, commands).map((command) => ({
        key: command.id,
        words: `/${command.name}`,
        note: command.description,
        choose: () => pick(command),
      }))
    : mentionsFor(typed, app, channel).map((mention) => ({
        key: app,
        words: `@${app}`,
        choose: () => setTyped(`${typed.slice(0, typed.length - mention.length)}@${app} `),
      }));

  const onType = (value: string) => {
    const [, name, rest] = /^\/(\S+) (.*)$/su.exec(value) ?? [];
    const whole = commands.find((command) => isSlash(command) && command.name === name);
    setActive(0);
    setRefused(null);
    if (whole) pick(whole, rest);
    else setTyped(value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys used by an input method to compose a character are not meant for the page.
    if (event.isComposing) return;
    const chosen = moved(event, active, items.length);
    if (chosen !== undefined) return setActive(chosen);
    if (event.key === 'Escape') return isCommand ? onType('') : onEndReply();
    if (event.key === 'ArrowUp' && typed === '') {
      event.preventDefault();
      return onEditLast();
    }
    const isSent = event.key === 'Enter' && !event.shiftKey;
    if (!isSent && !(event.key === 'Tab' && items.length > 0)) return;
    event.preventDefault();
    if (isCommand || items.length > 0) items[active]?.choose();
    else void say();
  };
  return (
    <div class="composer">
      <Choices id="commands" label={isCommand ? 'Commands' : 'Members'} items={items} active={active} />
      {isCommand && items.length === 0 && (
        <p class="choices hint" role="status">
          There is no such command.
        </p>
      )}
      {replyTo && (
        <p class="replying">
          <span>
            Replying to <b>{replyTo.author}</b>
          </span>
          <button type="button" aria-label="Do not reply" onClick={onEndReply}>
            ✕
          </button>
        </p>
      )}
      <div class={refused === null ? 'typing' : 'typing refused'}>
        <textarea
          ref={field}
          rows={1}
          aria-label={`Message ${nameOfChannel(channel)}`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="commands"
          aria-activedescendant={items.length > 0 ? `commands-${active}` : undefined}
          aria-invalid={refused !== null}
          aria-describedby="limit"
          autocomplete="off"
          placeholder={placeholderIn(channel, app, commandsOnly)}
          value={typed}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {!isCommand && length > longest * NEARLY && (
          <span class="characters">
            {length} / {longest}
          </span>
        )}
      </div>
      <p class={refused === null ? 'limit hushed' : 'limit'} id="limit" role="status">
        {refused ?? (commandsOnly ? COMMANDS_ONLY : null)}
      </p>
    </div>
  );
}

const COMMANDS_ONLY = 'The bot answers commands here, and no messages: type / for them.';

function placeholderIn({ kind }: ChannelEntry, app: string, commandsOnly: boolean): string {
  if (commandsOnly) return 'Type / for commands';
  return kind === 'direct' ? 'Ask, or type / for commands' : `Ask @${app}, or type /`;
}

/** Completions of a mention at the end of a text; none in direct messages, where no mention is needed. */
function mentionsFor(typed: string, app: string, { kind }: ChannelEntry): string[] {
  const [, mention] = /(?:^|\s)(@\S*)$/u.exec(typed) ?? [];
  const isOpen = mention !== undefined && `@${app}`.toLowerCase().startsWith(mention.toLowerCase());
  return kind !== 'direct' && isOpen && mention !== `@${app}` ? [mention] : [];
}

/** The share of the limit from which the length is shown. */
const NEARLY = 0.8;

function isSlash({ type }: Command): boolean {
  return type === ApplicationCommandType.ChatInput;
}

function takesOptions({ options = [] }: Command): boolean {
  return options.length > 0;
}

/** The commands that begin with the text after the slash. */
function offeredFor(typed: string, commands: readonly Command[]): Command[] {
  return commands.filter(
    (command) => isSlash(command) && command.name.startsWith(typed.slice(1).toLowerCase()),
  );
}
