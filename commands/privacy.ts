import { type Block, type Card, list, note } from '../src/cards/card.js';
import { KEPT_DAYS } from '../src/guilds/guilds.js';
import type { Command, Context, Payload } from './command.js';

const payload = {
  name: 'privacy',
  description: 'What is kept, and for how long',
} as const satisfies Payload;

/** `/privacy`: shows what data is kept in the place where it is used. */
export const privacy: Command<typeof payload> = {
  payload,
  isPrivate: true,
  run: (_options, context) => privacyCard(context),
};

function privacyCard({ server, keeps = [] }: Context): Card {
  return {
    title: ['What is kept'],
    blocks: [
      note(
        'Not who asks, and not what is said in messages. Questions go only to Discord and to my operator’s own machines.',
      ),
      ...keeps.map((sentence) => note(sentence)),
      ...(server ? keptOf(server.settings) : []),
    ],
  };
}

function keptOf({ unanswered, marking }: NonNullable<Context['server']>['settings']): Block[] {
  const { removed, left, unanswered: asked } = KEPT_DAYS;
  const questions = [
    ...(unanswered ? ['that were not answered for certain'] : []),
    ...(marking ? ['whose answers members marked as wrong'] : []),
  ];
  return [
    note('Of this server:'),
    ...list([
      [`Its own articles, until they are removed and ${removed} days beyond, so that they can be restored.`],
      ['Its settings.'],
      [
        questions.length > 0
          ? `Questions ${questions.join(', and those ')}: their words, how often and when, for ${asked} days, without who asked.`
          : 'No questions.',
      ],
      [`All of it for ${left} days after I was removed from the server, in case that was a mistake.`],
      ['Those who manage the server delete all of it at once with /library forget.'],
    ]),
  ];
}
