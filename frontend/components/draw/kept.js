const KEY = 'lindero-drawing:';

/** A drawing that is not saved yet, kept in this browser so that a closed tab or an ended session loses nothing. One a user. */
export class Kept {
  #key;

  constructor(user) {
    this.#key = KEY + user;
  }

  /** @returns {{mode: string, ids: number[], draft: object, sketch: object, at: number} | null} */
  read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? 'null');
    } catch (unreadable) {
      return null;
    }
  }

  write(drawing) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(drawing));
    } catch (full) {
      console.warn('this browser keeps nothing; a drawing is lost with its tab', full);
    }
  }

  clear() {
    localStorage.removeItem(this.#key);
  }
}
