import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerCard } from '../../src/cards/answer-cards.js';
import { languageHint } from '../../src/cards/language-hint.js';
import { textCard } from '../../src/cards/text-card.js';
import { createLibrary } from '../../src/library/library.js';

const hints: Record<string, { hint: string }> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../commands/locales/hints.json'), 'utf8'),
);

const ASKED: Record<string, readonly string[]> = {
  de: [
    'Wer hat das Tor geschossen?',
    'Wie hoch ist der Schaden?',
    'Was ist das Problem?',
    'worum geht es hier',
    'Was sagte Lawrow über die Abkommen?',
  ],
  es: [
    '¿Cuál es la causa del incendio?',
    'Quién ganó las elecciones?',
    'cuanto cuesta eso',
    'De qué trata el artículo?',
  ],
  fr: [
    'Qui a gagné les élections ?',
    'C’est quoi le problème ?',
    'qui est le maire',
    'Y a-t-il des blessés ?',
  ],
  it: [
    'Chi ha vinto le elezioni?',
    'Quanto costa tutto questo?',
    'chi è il sindaco',
    'Di cosa parla questo articolo?',
  ],
  ja: ['選挙で誰が勝ちましたか？', 'けが人はいますか？', '火事の原因は何ですか'],
  ko: ['누가 선거에서 이겼나요?', '부상자가 있나요?', '기사를 요약해 주세요'],
  pl: ['Kto wygrał wybory?', 'Ile osób zginęło?', 'kto jest burmistrzem', 'Powiedz mi więcej'],
  pt: [
    'Quem ganhou as eleições?',
    'Quanto custa tudo isso?',
    'quem é o prefeito',
    'Sobre o que é este artigo?',
  ],
  ru: ['Кто выиграл выборы?', 'Сколько это стоит?', 'о чём эта статья'],
  tr: ['Seçimi kim kazandı?', 'Kaç kişi öldü?', 'belediye başkanı kim', 'Yaralı var mı?'],
};

/** Short and odd ones, with foreign names and words in them. */
const ENGLISH = `
Who scored the goal? When does it start? Is it over? What now? Who dat? How come? What did Macron say? Did Biden lie?
Who is Recep Tayyip Erdogan? Where is São Paulo? What is a coup d’état? Who is Ursula von der Leyen? Who won La Liga?
Any news on Nord Stream 2? Why did Lula win? Is inflation up? Did Bayern Munich win? What is schadenfreude? Wen moon?
Who painted the Mona Lisa? What about Côte d’Ivoire? How tall is Mount Everest? Who founded Médecins Sans Frontières?
Is Die Zeit a newspaper? Why is Le Monde critical? Are aliens real? Can dogs eat grapes? Does Zoë like fußball?
When was Das Boot released? What does raison d’être mean? Who wrote Les Misérables? How do I say hello in French?
Was it a hat? Did he die in the war? Who met whom in Rio de Janeiro? Has Der Spiegel denied it? Is El Salvador safe?
What is on the menu? Is the pope in Rome? Who runs Rio Tinto? Why me? Who sang La Vie en Rose? Is Lech Wałęsa alive?
Where did the U.S. send aid? What is S. 1605? How many USD per EUR? Is $5bn a lot? Can I come as I am? Do we do so?
`
  .split(/(?<=\?)\s+/u)
  .map((question) => question.trim())
  .filter((question) => question !== '');

const WITHOUT_MARK = [
  'tell me more',
  'pls tell me about tesla',
  'wat is goin on',
  'best pizza recipe',
  'explain quantum entanglement',
  'gimme a summary',
  'real estate in Baden-Baden',
  'El Niño',
  'Bundestag election result',
  'Real Madrid vs Barcelona score',
  'Los Angeles to San Francisco distance',
  'die hard movie cast',
  'La La Land box office',
  'de facto meaning in law',
  'u ok hun',
  'y tho',
  'lol',
];

const NAMES = [
  'Vladimir Putin',
  'Kim Jong Un',
  'Ursula von der Leyen',
  'Recep Tayyip Erdoğan',
  'Los Angeles',
  'Владимир Путин',
  '김정은',
  '岸田文雄',
  'トランプ',
  'mehr',
  'Warum?',
  'porque',
  'niet',
  '',
  '???',
  '🙂 🙂 🙂',
];

describe('a question in another language', () => {
  test.each(
    Object.entries(ASKED).flatMap(([language, asked]) => asked.map((each) => [language, each] as const)),
  )('has its hint in it: %s, %s', (language, question) => {
    expect(languageHint(question, [])).toBe(hints[language]?.hint);
  });

  test('may have names that the articles have, and no other word of theirs', () => {
    expect(languageHint('Was sagte Putin über die Nato?', ['putin', 'nato'])).toBe(hints.de?.hint);
    expect(languageHint('was kostet die gas pipeline', ['gas'])).toBeNull();
  });
});

describe('there is no hint', () => {
  test.each([...ENGLISH, ...WITHOUT_MARK])('in English: %s', (question) => {
    expect(languageHint(question, [])).toBeNull();
    expect(languageHint(question.toLowerCase(), [])).toBeNull();
  });

  test.each(NAMES)('for a name or a word: %s', (question) => {
    expect(languageHint(question, [])).toBeNull();
  });
});

describe('the card', () => {
  const library = createLibrary([
    { id: 'storm', title: 'Storm', sections: [{ paragraphs: ['Wind took the roof off the school.'] }] },
  ]);
  const shown = (question: string) =>
    textCard(answerCard(library.ask(question), library), library, { width: 100, ansi: false });

  test('has it alone: whether the articles have nothing on it is not known', () => {
    expect(shown('Wer hat das Spiel gewonnen?')).toBe(
      [
        'Wer hat das Spiel gewonnen?',
        '',
        'Die Artikel sind auf Englisch: Stell die Frage bitte auf Englisch.',
        '',
      ].join('\n'),
    );
  });

  test('of an answer has none', () => {
    expect(shown('What took the roof off the school?')).not.toContain('Englisch');
    expect(shown('Who won the match?')).not.toContain('Englisch');
  });
});
