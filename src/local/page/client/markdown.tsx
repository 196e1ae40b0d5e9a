import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Cited, citedBy, type Naming } from './citation.js';
import { type Node, parseMarkdown, wordsOf } from './markdown-parser.js';

/** What texts need to know beside themselves. */
export interface Reading {
  /** Finds the articles that a citation names. */
  readonly namedBy: Naming;
  /** The first line of the message. */
  readonly heading: string;
  /** The names of users, by id. */
  readonly users: ReadonlyMap<string, string>;
  /** Shows the place that a citation names. */
  readonly open: (cited: Cited) => void;
}

/** A text in Discord's markdown. A line that cites an article is a button which shows the place. */
export function Markdown({ content, reading }: { content: string; reading: Reading }) {
  const nodes = parseMarkdown(content);
  return (
    <div class="markdown">
      {nodes.map((node, index) =>
        node.type === 'subtext' ? (
          <Subtext
            key={index}
            nodes={node.content as Node[]}
            before={nodes.slice(0, index)}
            reading={reading}
          />
        ) : (
          <Part key={index} node={node} reading={reading} />
        ),
      )}
    </div>
  );
}

function Subtext({ nodes, before, reading }: { nodes: Node[]; before: Node[]; reading: Reading }) {
  const cited = citedBy(wordsOf(nodes), before, reading.heading, reading.namedBy);
  const words = <Parts nodes={nodes} reading={reading} />;
  if (!cited) return <div class="subtext">{words}</div>;
  return (
    <div class="subtext">
      <button
        type="button"
        class="citation"
        title="Show it in the article"
        onClick={() => reading.open(cited)}
      >
        {words}
      </button>
    </div>
  );
}

function Parts({ nodes, reading }: { nodes: readonly Node[]; reading: Reading }) {
  return (
    <>
      {nodes.map((node, index) => (
        <Part key={index} node={node} reading={reading} />
      ))}
    </>
  );
}

type Render = (node: Node, inner: () => ComponentChildren, reading: Reading) => ComponentChildren;

/** How each part of the markdown is shown; whatever is not here is shown as its words. */
const RENDERS: Readonly<Record<string, Render>> = {
  text: ({ content }) => content,
  br: () => <br />,
  strong: (_node, inner) => <strong>{inner()}</strong>,
  em: (_node, inner) => <em>{inner()}</em>,
  underline: (_node, inner) => <u>{inner()}</u>,
  strikethrough: (_node, inner) => <s>{inner()}</s>,
  inlineCode: ({ content }) => <code>{content}</code>,
  codeBlock: ({ content }) => (
    <pre>
      <code>{content}</code>
    </pre>
  ),
  blockQuote: (_node, inner) => <blockquote>{inner()}</blockquote>,
  heading: ({ level }, inner) => <h3 class={`heading-${level}`}>{inner()}</h3>,
  listMark: ({ content }) => <span class="list-mark">{/\d/u.test(content) ? content : '• '}</span>,
  spoiler: (_node, inner) => <Spoiler>{inner()}</Spoiler>,
  url: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  autolink: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  link: ({ target }, inner) => <Link address={target}>{inner()}</Link>,
  user: ({ id }, _inner, { users }) => <span class="mention">@{users.get(id) ?? id}</span>,
  channel: ({ id }) => <span class="mention">#{id}</span>,
  role: ({ id }) => <span class="mention">@{id}</span>,
  everyone: () => <span class="mention">@everyone</span>,
  here: () => <span class="mention">@here</span>,
  twemoji: ({ name }) => name,
  emoticon: ({ content }) => content,
  emoji: ({ name }) => `:${name}:`,
  timestamp: ({ timestamp, format }) => <Time seconds={String(timestamp)} format={format} />,
  slashCommand: ({ fullName, name }) => <span class="mention">/{fullName ?? name}</span>,
};

function Part({ node, reading }: { node: Node; reading: Reading }) {
  const inner = () =>
    Array.isArray(node.content) ? (
      <Parts nodes={node.content} reading={reading} />
    ) : (
      String(node.content ?? '')
    );
  const render = Object.hasOwn(RENDERS, node.type) ? RENDERS[node.type] : undefined;
  return <>{render ? render(node, inner, reading) : wordsOf([node])}</>;
}

function Spoiler({ children }: { children: ComponentChildren }) {
  const [isShown, show] = useState(false);
  if (isShown) return <span class="spoiler shown">{children}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Spoiler; press to show it" onClick={() => show(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

/** A point in time; one that no calendar reaches is shown as it was written. */
function Time({ seconds, format }: { seconds: string; format: string | undefined }) {
  const time = new Date(Number(seconds) * 1000);
  if (Number.isNaN(time.getTime())) return <>{`<t:${seconds}${format ? `:${format}` : ''}>`}</>;
  return <time dateTime={time.toISOString()}>{time.toLocaleString()}</time>;
}

/** A link away from the page; nothing but http and https is followed. */
export function Link({ address, ...rest }: { address: string; class?: string; children: ComponentChildren }) {
  if (!/^https?:\/\//iu.test(address)) return <span {...rest} />;
  return <a href={address} target="_blank" rel="noopener noreferrer" {...rest} />;
}
