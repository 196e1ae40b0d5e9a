import { expect, test } from 'vitest';
import { figure, number, percent } from '../../eval/format.js';

test('figures have their interval behind them', () => {
  expect(figure({ value: 0.5, interval: [0.4, 0.6] }, 3)).toBe('.500 [.400, .600]');
  expect(figure({ value: 0.5, interval: [0.4, 1] }, 1, 100)).toBe('50.0 [40.0, 100.0]');
  expect(figure({ value: 0.5, interval: null }, 2)).toBe('.50');
});

test('a dash stands for what cannot be measured', () => {
  expect(figure(undefined, 3)).toBe('-');
  expect(figure({ value: Number.NaN, interval: null }, 3)).toBe('-');
  expect(percent(0, 0)).toBe('-');
});

test('numbers below one have no zero before the point', () => {
  expect([number(0.25, 2), number(-0.25, 2), number(10.5, 1), number(1, 3)]).toEqual([
    '.25',
    '-.25',
    '10.5',
    '1.000',
  ]);
  expect(percent(1, 3)).toBe('33.3%');
});
