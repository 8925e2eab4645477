/**
 * What was typed and is not yet confirmed by the server, kept in this browser so that a lost connection, a closed tab or an
 * ended session loses nothing. One store is one user's sheet of one area and period.
 */
export class Unsent {
  #key;

  constructor(key) {
    this.#key = `lindero-entry:${key}`;
  }

  /** @returns {Record<string, {typed: object, version: number}>} by row */
  all() {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? '{}');
    } catch (unreadable) {
      return {};
    }
  }

  put(row, typed, version) {
    this.#write({ ...this.all(), [row]: { typed, version } });
  }

  remove(row) {
    const { [row]: gone, ...rest } = this.all();
    if (gone) this.#write(rest);
  }

  #write(rows) {
    try {
      if (Object.keys(rows).length) localStorage.setItem(this.#key, JSON.stringify(rows));
      else localStorage.removeItem(this.#key);
    } catch (full) {
      console.warn('this browser keeps nothing; values are saved by the server only', full);
    }
  }
}
