import type { APIApplicationCommand, APIMessage, APIMessageComponent } from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import { Components, Markdown, type Use } from './components.js';
import { commandOf, isPrivate, isThinking, type Sent } from './state.js';

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

interface MessageProps {
  readonly message: APIMessage;
  readonly use: Use;
  /** The commands of a message's menu. */
  readonly menu: readonly APIApplicationCommand[];
  readonly onMenu: (command: string) => void;
  readonly onDismiss: () => void;
}

/** A message as its reader sees it in Discord. */
export function Message({ message, use, menu, onMenu, onDismiss }: MessageProps) {
  const command = commandOf(message);
  const { author, content, timestamp, components = [] } = message;
  return (
    <article
      class={isPrivate(message) ? 'message private' : 'message'}
      aria-label={`Message of ${author.username}`}
    >
      {command && <Used {...command} />}
      {!command && message.message_reference && <p class="used">Answer to a message above</p>}
      <Byline name={author.global_name ?? author.username} isApp={author.bot === true} time={timestamp} />
      {isThinking(message) ? (
        <p class="thinking">
          {author.username} is thinking
          <Dots />
        </p>
      ) : (
        <div class="content">
          {content !== '' && <Markdown content={content} reading={use.reading} />}
          <Components components={components as readonly APIMessageComponent[]} use={use} />
        </div>
      )}
      {isPrivate(message) && (
        <p class="only-you">
          <Eye />
          Only you can see this •{' '}
          <button type="button" class="link" onClick={onDismiss}>
            Dismiss message
          </button>
        </p>
      )}
      {menu.length > 0 && !isThinking(message) && <Menu commands={menu} onChoose={onMenu} />}
    </article>
  );
}

/** A message that this page cannot show. */
export function Unshowable({ message: { author, content } }: { message: APIMessage }) {
  return (
    <article class="message" aria-label={`Message of ${author.username}`}>
      <Byline name={author.global_name ?? author.username} isApp={author.bot === true} />
      <div class="content">
        <p class="unknown">Here stands a message that this page cannot show.</p>
        {content !== '' && <p>{content}</p>}
      </div>
    </article>
  );
}

/** What stands in the place of an answer until it comes, or the reason why none does. */
export function SentLine({ sent, user, app }: { sent: Sent; user: string; app: string }) {
  return (
    <article class="message" aria-label={`Answer of ${app}`}>
      {sent.command !== null && <Used words={sent.command} user={user} />}
      <Byline name={app} isApp />
      {sent.failure === undefined ? (
        <p class="thinking">
          Sending command
          <Dots />
        </p>
      ) : (
        <p class="failure">{sent.failure}</p>
      )}
    </article>
  );
}

function Used({ words, user }: { words: string; user: string }) {
  return (
    <p class="used">
      <span class="avatar letter small" aria-hidden="true">
        {user.slice(0, 1)}
      </span>
      <b>{user}</b> used <span class="mention">{words}</span>
    </p>
  );
}

function Byline({ name, isApp, time }: { name: string; isApp: boolean; time?: string }) {
  return (
    <>
      {isApp ? (
        <img class="avatar" src="/icon.svg" alt="" width="40" height="40" />
      ) : (
        <span class="avatar letter" aria-hidden="true">
          {name.slice(0, 1)}
        </span>
      )}
      <p class="byline">
        <b>{name}</b> {isApp && <span class="app">APP</span>}{' '}
        {time && <time dateTime={time}>{CLOCK.format(new Date(time))}</time>}
      </p>
    </>
  );
}

function Eye() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
      <path d="M2 12c5-9 15-9 20 0c-5 9-15 9-20 0z" />
      <circle cx="12" cy="12" r="3" fill="currentColor" />
    </svg>
  );
}

function Dots() {
  return (
    <span class="dots" aria-hidden="true">
      …
    </span>
  );
}

/** What opens at the end of the log would stand below it. */
function intoView(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Menu({
  commands,
  onChoose,
}: {
  commands: readonly APIApplicationCommand[];
  onChoose: (name: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it wherever the focus is in it
    <div
      class="menu"
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        close();
        currentTarget.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        aria-label="Apps"
        title="Apps"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {isOpen && (
        <ul ref={intoView}>
          {commands.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onChoose(name);
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
