import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import { Component, type ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Citations, Cited, Form, Snapshot } from '../protocol.js';
import { press, send } from './api.js';
import type { Reading } from './components.js';
import type { RepliedTo } from './composer.js';
import { Message, SentLine, Unshowable } from './message.js';
import { nameOf, repliedTo, type State } from './state.js';

/** Pixels from the end at which one still reads the newest message. */
const NEAR_END = 100;

interface Does {
  /** Does something and shows why where nothing comes of it; the words are shown until then. */
  readonly attempt: (words: string | null, action: () => Promise<void>) => Promise<void>;
  readonly dismiss: (message: string) => void;
  readonly onReply: (to: RepliedTo) => void;
  /** Shows a form that a button of a message has opened. */
  readonly onForm: (opened: OpenedForm) => void;
}

/** A form, and the message whose button has opened it. */
export interface OpenedForm {
  readonly message: string;
  readonly form: Form;
}

interface MessagesProps extends Does, Pick<State, 'sent' | 'dismissed'> {
  readonly now: Snapshot;
  /** Shows the place that a citation names. */
  readonly open: (cited: Cited) => void;
  /** Asks a question that is offered. */
  readonly ask: (question: string) => void;
}

/** The messages of the channel, and what was sent and waits for its answer. */
export function Messages({ now, sent, dismissed, open, ask, ...does }: MessagesProps) {
  const { user, citations, commands, app, questions } = now;
  const { attempt, dismiss, onForm, onReply } = does;
  const shown = now.messages.filter(({ id }) => !dismissed.has(id));
  const waiting = sent.filter(({ command, failure }) => command !== null || failure !== undefined);
  const log = useEnd(shown.at(-1), waiting.at(-1)?.key ?? 0);
  const reading = useMemo(() => ({ users: new Map([[user.id, user.name]]), open }), [user, open]);
  const menu = useMemo(
    () => commands.filter(({ type }) => type === ApplicationCommandType.Message),
    [commands],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <div ref={log} class="messages" role="log" aria-label="Messages" aria-live="polite" tabIndex={0}>
      <Welcome app={app} questions={questions} ask={ask} />
      {shown.map((message) => (
        <Boundary key={message.id} of={message} otherwise={<Unshowable message={message} />}>
          <OneMessage
            {...{ message, citations, reading, menu, attempt, dismiss, onForm, onReply }}
            repliesTo={repliedTo(message, shown)}
          />
        </Boundary>
      ))}
      {waiting.map((one) => (
        <SentLine key={one.key} sent={one} user={user.name} app={app} />
      ))}
    </div>
  );
}

interface WelcomeProps extends Pick<MessagesProps, 'ask'>, Pick<Snapshot, 'app' | 'questions'> {}

/** What stands where the channel begins, with questions to begin with. */
function Welcome({ app, questions, ask }: WelcomeProps) {
  return (
    <div class="welcome">
      <img src="/icon.svg" alt="" width="80" height="80" />
      <h2>{app}</h2>
      <p>
        This is a Discord on your own machine, and here begin your direct messages with <b>{app}</b>. Ask it
        something: it answers in the words of the articles.
      </p>
      {questions.length > 0 && (
        <ul aria-label="Questions to begin with">
          {questions.map((question) => (
            <li key={question}>
              <button type="button" class="button secondary" onClick={() => ask(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface OneMessageProps extends Does {
  readonly message: APIMessage;
  readonly repliesTo: APIMessage | null | undefined;
  readonly citations: Citations;
  readonly reading: Omit<Reading, 'citations'>;
  readonly menu: readonly APIApplicationCommand[];
}

/** A message with what can be done with it; drawn again only where it has changed, for it comes with its citations. */
function OneMessage(props: OneMessageProps) {
  const { message, repliesTo, citations, reading, menu, attempt, dismiss, onForm, onReply } = props;
  return useMemo(() => {
    const { id } = message;
    const use = {
      reading: { ...reading, citations },
      press: (customId: string) =>
        attempt(null, async () => {
          const form = await press({ message: id, customId });
          if (form) onForm({ message: id, form });
        }),
      select: (customId: string, values: readonly string[]) =>
        attempt(null, () => send('select', { message: id, customId, values })),
    };
    return (
      <Message
        message={message}
        use={use}
        repliesTo={repliesTo}
        menu={menu}
        onMenu={(name) => void attempt(name, () => send('menu', { name, message: id }))}
        onReply={() => onReply({ id, author: nameOf(message.author) })}
        onDismiss={() => dismiss(id)}
      />
    );
  }, [message, repliesTo, reading, menu, attempt, dismiss, onForm, onReply]);
}

/** Keeps the end of the log in view, as long as one reads there or has just sent something. */
function useEnd(last: APIMessage | undefined, lastSent: number) {
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const sentBefore = useRef(lastSent);
  useLayoutEffect(() => {
    const { current } = log;
    const hasSent = lastSent > sentBefore.current;
    sentBefore.current = Math.max(lastSent, sentBefore.current);
    if (current && (isAtEnd.current || hasSent)) current.scrollTop = current.scrollHeight;
  }, [last, lastSent]);
  useLayoutEffect(() => {
    const { current } = log;
    const scrolled = () => {
      if (current)
        isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END;
    };
    /** A field that grows below takes of its height. */
    const resized = new ResizeObserver(() => {
      if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
    });
    current?.addEventListener('scroll', scrolled);
    if (current) resized.observe(current);
    return () => {
      current?.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);
  return log;
}

interface BoundaryProps {
  /** What is shown; another one is tried again. */
  readonly of: unknown;
  /** What stands in its place where it cannot be shown. */
  readonly otherwise: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Keeps what cannot be shown from taking the rest of the page with it. */
class Boundary extends Component<BoundaryProps, { readonly failed?: unknown }> {
  override componentDidCatch(error: unknown): void {
    console.warn(error);
    this.setState({ failed: this.props.of });
  }

  override render({ of, otherwise, children }: BoundaryProps) {
    return this.state.failed === of ? otherwise : children;
  }
}
