import { ApplicationCommandType, type APIApplicationCommand as Command } from 'discord-api-types/v10';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OptionValues } from '../protocol.js';
import { Choices, type Listed, moved } from './choices.js';
import { CommandForm } from './command-form.js';

interface ComposerProps {
  readonly commands: readonly Command[];
  readonly channel: string;
  readonly onCommand: (name: string, options: OptionValues) => void;
  /** The id of the last answer, if there is one. */
  readonly last: string | undefined;
  readonly onSay: (content: string, replyTo?: string) => void;
}

/** Where one types: a question, or a command that is picked from a list and then filled in. */
export function Composer(props: ComposerProps) {
  const [command, setCommand] = useState<Command | null>(null);
  const wasFilled = useRef(false);
  const leave = () => {
    wasFilled.current = true;
    setCommand(null);
  };
  if (command) {
    return (
      <CommandForm
        key={command.id}
        command={command}
        onSend={(options) => {
          props.onCommand(command.name, options);
          leave();
        }}
        onLeave={leave}
      />
    );
  }
  return <Line {...props} takesFocus={wasFilled.current} onPick={setCommand} />;
}

interface LineProps extends ComposerProps {
  /** Whether one was typing until now. */
  readonly takesFocus: boolean;
  readonly onPick: (command: Command) => void;
}

function Line({ takesFocus, commands, channel, last, onCommand, onSay, onPick }: LineProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, []);
  const isCommand = typed.startsWith('/');
  const send = (action: () => void) => {
    setTyped('');
    action();
  };
  const pick = (command: Command) =>
    takesOptions(command) ? onPick(command) : send(() => onCommand(command.name, {}));
  const items: Listed[] = isCommand
    ? offeredFor(typed, commands).map((command) => ({
        key: command.id,
        words: `/${command.name}`,
        note: command.description,
        choose: () => pick(command),
      }))
    : waysToSend(typed.trim()).map((way) => ({ ...way, choose: () => send(way.choose) }));

  /** What is typed without a command may be a question, or something to say. */
  function waysToSend(words: string): Listed[] {
    if (words === '') return [];
    return [
      { key: 'ask', words: 'Ask', note: words, choose: () => onCommand('ask', { question: words }) },
      { key: 'say', words: 'Post as a message', choose: () => onSay(words) },
      ...(last === undefined
        ? []
        : [{ key: 'reply', words: 'Reply to the last answer', choose: () => onSay(words, last) }]),
    ];
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = moved(event, active, items.length);
    if (chosen !== undefined) return setActive(chosen);
    if (event.key === 'Escape') return setTyped('');
    if (event.key !== 'Enter' && !(event.key === 'Tab' && items.length > 0)) return;
    event.preventDefault();
    items[active]?.choose();
  };
  return (
    <div class="composer">
      <Choices
        id="commands"
        label={isCommand ? 'Commands' : 'What to do with it'}
        items={items}
        active={active}
      />
      {isCommand && items.length === 0 && (
        <p class="choices hint" role="status">
          There is no such command.
        </p>
      )}
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={`Message #${channel}`}
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls="commands"
        aria-activedescendant={items.length > 0 ? `commands-${active}` : undefined}
        autocomplete="off"
        placeholder="Ask, or type / for commands"
        value={typed}
        onInput={({ currentTarget }) => {
          const { value } = currentTarget;
          const [, name] = /^\/(\S+) $/u.exec(value) ?? [];
          const whole = commands.find((command) => isSlash(command) && command.name === name);
          setActive(0);
          if (whole) pick(whole);
          else setTyped(value);
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function isSlash({ type }: Command): boolean {
  return type === ApplicationCommandType.ChatInput;
}

function takesOptions({ options = [] }: Command): boolean {
  return options.length > 0;
}

/** The commands that begin with what follows the slash. */
function offeredFor(typed: string, commands: readonly Command[]): Command[] {
  return commands.filter(
    (command) => isSlash(command) && command.name.startsWith(typed.slice(1).toLowerCase()),
  );
}
