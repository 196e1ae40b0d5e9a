import {
  type APIApplicationCommandOptionChoice as Choice,
  type APIApplicationCommand as Command,
  type APIApplicationCommandOption as Option,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SentOptions } from '../protocol.js';
import { choicesFor } from './api.js';
import { Choices, type Listed, moved } from './choices.js';

type Value = string | number | boolean;

/** The text of an option's field, and the value that was chosen for it, if any. */
interface Filled {
  readonly typed: string;
  readonly value?: Value;
}

type Values = Readonly<Record<string, Filled>>;

interface FormProps {
  /** The id of the channel where it is used. */
  readonly channel: string;
  readonly command: Command;
  /** The text typed after the name: the value of the first option. */
  readonly typed: string;
  readonly onSend: (options: SentOptions) => void;
  /** Returns to the empty input. */
  readonly onLeave: () => void;
}

/** A command being filled in: a field for each option in use, with the required ones from the start. */
export function CommandForm({ channel, command, typed, onSend, onLeave }: FormProps) {
  const options = command.options ?? [];
  const [used, setUsed] = useState(() => firstUsed(options));
  const [values, setValues] = useState<Values>(() =>
    used[0] && typed !== '' ? { [used[0]]: { typed } } : {},
  );
  const [focused, setFocused] = useState(used[0] ?? '');
  const [active, setActive] = useState(-1);
  const option = options.find(({ name }) => name === focused);
  const offered = useOffered(channel, command, option, values);
  const unused = options.filter(({ name }) => !used.includes(name));
  const missing = options.find(({ name, required }) => required && !values[name]?.typed.trim());

  const fill = (name: string, filled: Filled) => {
    setValues({ ...values, [name]: filled });
    setActive(-1);
  };
  const use = (name: string) => {
    setUsed([...used, name]);
    setFocused(name);
  };
  const drop = (name: string) => {
    const left = used.filter((each) => each !== name);
    const { [name]: _dropped, ...rest } = values;
    if (left.length === 0) return onLeave();
    setUsed(left);
    setValues(rest);
    setFocused(left.at(-1) ?? '');
  };
  const items: Listed[] = offered.map(({ name, value }, index) => ({
    key: String(index),
    words: name,
    choose: () => fill(focused, { typed: name, value }),
  }));
  const send = () => {
    const wrong = missing ?? options.find((each) => isTooLong(each, values[each.name]));
    if (wrong) return setFocused(wrong.name);
    onSend(valuesOf(options, values));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = moved(event, active === -1 && event.key === 'ArrowUp' ? 0 : active, items.length);
    if (chosen !== undefined) return setActive(chosen);
    if (event.key === 'Escape') return active >= 0 ? setActive(-1) : onLeave();
    if (event.key === 'Tab' && active >= 0) items[active]?.choose();
    if (event.key === 'Backspace' && !values[focused]?.typed) {
      event.preventDefault();
      drop(focused);
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (active >= 0) items[active]?.choose();
    else send();
  };

  return (
    <form
      class="composer command"
      aria-label={`/${command.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="above">
        <p class="hint" id="hint">
          <b>{option?.name ?? command.name}</b> {option?.description ?? command.description}
          {missing && option === missing && ' (required)'}
          {option && <Limit option={option} filled={values[option.name]} />}
        </p>
        <Choices id="values" label={`Values of ${focused}`} items={items} active={active} />
      </div>
      <div class="fields">
        <b class="mention">/{command.name}</b>
        {options
          .filter(({ name }) => used.includes(name))
          .map(({ name }) => (
            <Field
              key={name}
              name={name}
              filled={values[name]}
              isFocused={name === focused}
              expanded={name === focused && items.length > 0}
              active={active}
              onFocus={() => {
                setFocused(name);
                setActive(-1);
              }}
              onType={(typed) => fill(name, { typed })}
              onKeyDown={onKeyDown}
            />
          ))}
        {unused.map(({ name, description }) => (
          <button key={name} type="button" class="add-option" title={description} onClick={() => use(name)}>
            + {name}
          </button>
        ))}
        <button type="submit" class="button primary send">
          Send
        </button>
      </div>
    </form>
  );
}

/** The length of an option's value, if it exceeds the limit. */
function Limit({ option, filled }: { option: Option; filled: Filled | undefined }) {
  return (
    <span role="status" class="failure">
      {isTooLong(option, filled) &&
        ` It must be ${option.min_length || 1} to ${option.max_length} characters; this one has ${lengthOf(filled)}.`}
    </span>
  );
}

type Limited = Option & { readonly min_length?: number; readonly max_length: number };

function isTooLong(option: Option, filled: Filled | undefined): option is Limited {
  return 'max_length' in option && lengthOf(filled) > (option.max_length ?? Number.POSITIVE_INFINITY);
}

function lengthOf(filled: Filled | undefined): number {
  return [...(filled?.typed.trim() ?? '')].length;
}

interface FieldProps {
  readonly name: string;
  readonly filled: Filled | undefined;
  readonly isFocused: boolean;
  readonly expanded: boolean;
  readonly active: number;
  readonly onFocus: () => void;
  readonly onType: (typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Field({ name, filled, isFocused, expanded, active, onFocus, onType, onKeyDown }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  // A layout effect, because keys pressed before the focus is set would be lost.
  useLayoutEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const typed = filled?.typed ?? '';
  return (
    <label class="field">
      <span>{name}</span>
      <input
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-describedby="hint"
        aria-expanded={expanded}
        aria-controls="values"
        aria-activedescendant={expanded && active >= 0 ? `values-${active}` : undefined}
        size={Math.max(8, Math.min(typed.length + 1, 60))}
        value={typed}
        onFocus={onFocus}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

/** The choices for the option being typed: its own list, or the bot's suggestions. */
function useOffered(
  channel: string,
  command: Command,
  option: Option | undefined,
  values: Values,
): readonly { name: string; value: Value }[] {
  const [suggested, setSuggested] = useState<{ option: string; choices: readonly Choice[] } | null>(null);
  const filled = option && values[option.name];
  const typed = filled?.typed ?? '';
  const isLive =
    option !== undefined &&
    'autocomplete' in option &&
    option.autocomplete === true &&
    filled?.value === undefined;
  const focused = option?.name ?? '';
  useEffect(() => {
    if (!isLive) return;
    const leaving = new AbortController();
    const options = { ...valuesOf(command.options ?? [], values), [focused]: typed };
    choicesFor({ channel, name: command.name, options, focused }, leaving.signal).then(
      (choices) => !leaving.signal.aborted && setSuggested({ option: focused, choices }),
      // Typing also works without suggestions.
      () => {},
    );
    return () => leaving.abort();
  }, [command, focused, typed, isLive]);
  if (!option || filled?.value !== undefined) return [];
  // The previous choices stay until the new ones arrive, so that the list does not flicker.
  if (isLive) return suggested?.option === focused ? suggested.choices : [];
  return listed(option).filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
}

/** The values of an option, if it lists them. */
function listed(option: Option): readonly { name: string; value: Value }[] {
  if (option.type === OptionType.Boolean) {
    return [
      { name: 'True', value: true },
      { name: 'False', value: false },
    ];
  }
  return 'choices' in option ? (option.choices ?? []) : [];
}

/** The required options; if there are none, the first. */
function firstUsed(options: readonly Option[]): readonly string[] {
  const required = options.filter((option) => option.required).map(({ name }) => name);
  return required.length > 0 ? required : options.slice(0, 1).map(({ name }) => name);
}

/** The values to send: the chosen ones, or else the typed text. */
function valuesOf(options: readonly Option[], values: Values): SentOptions {
  const filled = options.flatMap((option) => {
    const { typed = '', value } = values[option.name] ?? {};
    if (value !== undefined) return [[option.name, value]];
    if (typed.trim() === '') return [];
    return [[option.name, typedValue(option, typed.trim())]];
  });
  return Object.fromEntries(filled);
}

function typedValue(option: Option, typed: string): Value {
  const named = listed(option).find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (named) return named.value;
  const isNumber = option.type === OptionType.Integer || option.type === OptionType.Number;
  return isNumber && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
