import { useState } from 'preact/hooks';
import type { ArticleEntry } from '../wire.js';
import { Choices, moved } from './choices.js';

/** More than that nobody reads through; who looks for one types a word of its title. */
const MOST_SHOWN = 50;

interface PickerProps {
  readonly articles: readonly ArticleEntry[];
  readonly onOpen: (id: string) => void;
}

/** A field in which an article is found by words of its title or date, however many there are. */
export function ArticlePicker({ articles, onOpen }: PickerProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = isOpen ? matching(articles, typed) : [];
  const items = found.slice(0, MOST_SHOWN).map(({ id, title, date }) => ({
    key: id,
    words: title,
    ...(date && { note: date }),
    choose: () => {
      close();
      onOpen(id);
    },
  }));

  const look = (words: string) => {
    setTyped(words);
    setOpen(true);
    setActive(0);
  };
  const close = () => {
    setTyped('');
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen && event.key === 'ArrowDown') {
      event.preventDefault();
      return look(typed);
    }
    const chosen = moved(event, active, items.length);
    if (chosen !== undefined) return setActive(chosen);
    if (!isOpen) return;
    if (event.key === 'Escape') {
      // It closes this list, and not what is around it.
      event.stopPropagation();
      close();
    }
    if (event.key === 'Enter') items[active]?.choose();
  };
  return (
    <div class="picker">
      <input
        type="text"
        role="combobox"
        aria-label="Find an article"
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls="articles"
        aria-activedescendant={items.length > 0 ? `articles-${active}` : undefined}
        autocomplete="off"
        placeholder={`Find one of ${articles.length.toLocaleString()} articles`}
        value={typed}
        onClick={() => look(typed)}
        onInput={({ currentTarget }) => look(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <div class="found" hidden={!isOpen}>
        <Choices id="articles" label="Articles" items={items} active={active} />
        <p class="hint" role="status">
          {isOpen && saying(found.length)}
        </p>
      </div>
    </div>
  );
}

/** The articles that have all the typed words in their title or date. */
function matching(articles: readonly ArticleEntry[], typed: string): readonly ArticleEntry[] {
  const words = typed.toLowerCase().split(/\s+/u);
  return articles.filter(({ title, date }) => {
    const line = `${title} ${date ?? ''}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

function saying(count: number): string {
  if (count === 0) return 'No article has these words in its title.';
  if (count <= MOST_SHOWN) return count === 1 ? '1 article' : `${count} articles`;
  return `${MOST_SHOWN} of ${count.toLocaleString()} are shown; a word of the title finds others.`;
}
