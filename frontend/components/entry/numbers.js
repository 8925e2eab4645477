/**
 * Reads a number as people write it in Mexico and as Excel pastes it: `1,234.5`, `1.234,5`, `12,5`, `1 234`, `−3`, `82 %`.
 * The answer is a plain decimal text (`1234.5`), the empty text for a blank, or a problem: a number is never guessed.
 *
 * @param {string} text
 * @param {number} decimals how many the number may have; without any, `1.234` could be a thousand and is asked back
 * @returns {{value: string} | {problem: 'notNumber' | 'ambiguous'}}
 */
export function parseNumber(text, decimals) {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '').replace(/[−–]/g, '-').replace(/%$/, '');
  if (bare === '') return { value: '' };
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(bare)) return { problem: 'notNumber' };
  const sign = bare.startsWith('-') ? '-' : '';
  const digits = bare.slice(sign.length);
  const separators = digits.replace(/\d/g, '');
  const last = separators.at(-1);
  if (!last) return { value: sign + plain(digits, '') };
  const single = separators.length === 1;
  const thousands = single ? looksGrouped(digits, last) : new Set(separators).size === 1;
  if (thousands && single && last === '.') {
    return decimals === 0 ? { problem: 'ambiguous' } : split(sign, digits, last, '');
  }
  if (thousands) return isGrouped(digits, last) ? { value: sign + plain(digits.replaceAll(last, ''), '') } : { problem: 'notNumber' };
  return split(sign, digits, last, single ? '' : separators[0]);
}

/** One separator with three digits behind it, as in 1,234; 0,125 is a fraction. */
function looksGrouped(digits, separator) {
  const [before, after] = digits.split(separator);
  return after.length === 3 && before.length >= 1 && before.length <= 3 && before !== '0';
}

function isGrouped(digits, separator) {
  return digits.split(separator).every((part, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));
}

function split(sign, digits, decimal, group) {
  const at = digits.lastIndexOf(decimal);
  const whole = digits.slice(0, at);
  if (group && (group === decimal || !isGrouped(whole, group))) return { problem: 'notNumber' };
  return { value: sign + plain(group ? whole.replaceAll(group, '') : whole, digits.slice(at + 1)) };
}

function plain(whole, fraction) {
  const kept = fraction.replace(/0+$/, '');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (kept ? `.${kept}` : '');
}

/** A plain decimal text, or a number, as the reader writes it; a dash when there is none. */
export function formatNumber(locale, value, decimals) {
  if (value === null || value === undefined || value === '') return '—';
  const options = decimals === undefined ? { maximumFractionDigits: 6 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, options).format(value).replace('-', '−');
}
