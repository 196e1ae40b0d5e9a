import { describe, expect, test } from 'vitest';
import { asksMetadata } from '../../src/answer/metadata.js';

describe('questions about the article itself', () => {
  test.each([
    ['Who wrote this?', 'author'],
    ['who’s the author of this article', 'author'],
    ['Please tell me who wrote the story', 'author'],
    ['author?', 'author'],
    ['When was this published?', 'published'],
    ['From what date is the text?', 'published'],
    ['What is the publication date of the article?', 'published'],
    ['What is this about?', 'topic'],
    ['What is the headline?', 'topic'],
  ])('%s', (question, fact) => {
    expect(asksMetadata(question)).toBe(fact);
  });

  test.each([
    'Who wrote the resolution?',
    'When was the treaty published?',
    'What is this treaty about?',
    'Who is the author of the bill?',
    'What did the author of the report find?',
    '',
  ])('not %j', (question) => {
    expect(asksMetadata(question)).toBeNull();
  });
});
