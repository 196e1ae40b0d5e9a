import { describe, expect, it } from 'vitest';
import { saidIn } from './articles.js';

describe('titles, occupations and compounds before a name', () => {
  it.each([
    ['Coach Per Lund said: “We played well.”', 'Per Lund: “We played well.”'],
    ['Engineer Carl Field said the dam was safe.', 'Carl Field: the dam was safe'],
    ['Editor-in-chief Eva Lund said: “It is late.”', 'Eva Lund: “It is late.”'],
    ['“It is late,” said the weekly’s co-founder Eva Lund.', 'Eva Lund: “It is late,”'],
    ['According to Dr. Per Lund, who runs the ward, the drug works.', 'Per Lund: the drug works'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('surnames of several words', () => {
  it.each([
    ['Paul van der Meer left. “It is full,” said van der Meer.', 'Paul van der Meer: “It is full,”'],
    ['Rosa de la Cruz left. De la Cruz said it was late.', 'Rosa de la Cruz: it was late'],
    ['Eva Berg-Lund left. “I am tired,” Berg-Lund said.', 'Eva Berg-Lund: “I am tired,”'],
    ['Eva Berg-Lund left. “I am tired,” said Ms Berg-Lund.', 'Eva Berg-Lund: “I am tired,”'],
    ['Otto von Stein left. “I am glad,” von Stein said.', 'Otto von Stein: “I am glad,”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('nicknames in quotation marks', () => {
  it.each([
    ['Per “Pelle” Lund said the roof leaks.', 'Per “Pelle” Lund: the roof leaks'],
    ['“It is late,” said Per “Pelle” Lund, the mayor.', 'Per “Pelle” Lund: “It is late,”'],
    ['Bob "Shorty" Berg said: "It is late."', 'Bob "Shorty" Berg: "It is late."'],
    ['Eva “The Hammer” Lund, a boxer, said she would fight.', 'Eva “The Hammer” Lund: she would fight'],
    ['Per ‘Pelle’ Lund left. “It is late,” said Lund.', 'Per ‘Pelle’ Lund: “It is late,”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
