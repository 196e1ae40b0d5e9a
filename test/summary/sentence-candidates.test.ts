import { describe, expect, it } from 'vitest';
import { isBoilerplate } from '../../src/summary/sentence-candidates.js';

describe('isBoilerplate', () => {
  it.each([
    'Monday, May 18, 2015',
    '8 December 2021',
    'Dec. 8, 2021',
    'Updated at 9:40 a.m. ET on Tuesday',
    'Published on 3 March 2020',
    'Image: A. Nonymous.',
    'Photo by Jane Doe',
    'File photo of the minister.',
    'Copyright 2021 The Paper',
    '© 2021 The Paper',
    'Click here for more stories',
    'Advertisement',
    '* * *',
  ])('leaves out %s', (line) => expect(isBoilerplate(line)).toBe(true));

  it.each([
    'On Monday, May 18, the council met.',
    'Updated rules for landlords take effect in March and will apply to all tenants in the city.',
    'Photographs of the scene showed scattered debris.',
    'Images sent by the probe show ice.',
    'Sources close to the talks said they had failed.',
    'May is the month when the river floods.',
    'Watch makers in Switzerland sold more than in any year.',
    'Follow the river for two miles and turn left at the mill.',
  ])('keeps %s', (sentence) => expect(isBoilerplate(sentence)).toBe(false));
});
