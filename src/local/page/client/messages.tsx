import { type APIApplicationCommand, type APIMessage, ApplicationCommandType } from 'discord-api-types/v10';
import { Component, type ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Citations, Cited, Form, Snapshot } from '../protocol.js';
import { press, send } from './api.js';
import type { Reading } from './components.js';
import { Message, SentLine, Unshowable } from './message.js';
import type { State } from './state.js';

/** Pixels from the end at which one still reads the newest message. */
const NEAR_END = 100;

interface Does {
  /** Does something and shows why where nothing comes of it; the words are shown until then. */
  readonly attempt: (words: string | null, action: () => Promise<void>) => Promise<void>;
  readonly dismiss: (message: string) => void;
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
}

/** The messages of the channel, and what was sent and waits for its answer. */
export function Messages({ now, sent, dismissed, open, attempt, dismiss, onForm }: MessagesProps) {
  const { user, citations, commands, app, channel } = now;
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
      <h2 class="welcome">Welcome to #{channel}!</h2>
      <p class="welcome-note">
        This is a Discord on your own machine. {app} answers here as it would in any server: in the words of
        the articles.
      </p>
      {shown.map((message) => (
        <Boundary key={message.id} of={message} otherwise={<Unshowable message={message} />}>
          <OneMessage {...{ message, citations, reading, menu, attempt, dismiss, onForm }} />
        </Boundary>
      ))}
      {waiting.map((one) => (
        <SentLine key={one.key} sent={one} user={user.name} app={app} />
      ))}
    </div>
  );
}

interface OneMessageProps extends Does {
  readonly message: APIMessage;
  readonly citations: Citations;
  readonly reading: Omit<Reading, 'citations'>;
  readonly menu: readonly APIApplicationCommand[];
}

/** A message with what can be done with it; drawn again only where it has changed, for it comes with its citations. */
function OneMessage({ message, citations, reading, menu, attempt, dismiss, onForm }: OneMessageProps) {
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
        menu={menu}
        onMenu={(name) => void attempt(name, () => send('menu', { name, message: id }))}
        onDismiss={() => dismiss(id)}
      />
    );
  }, [message, reading, menu, attempt, dismiss, onForm]);
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
    current?.addEventListener('scroll', scrolled);
    return () => current?.removeEventListener('scroll', scrolled);
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
