/**
 * Makes an element: attributes by name (`text` is its text, `on…` a listener), children after it; null is left out.
 *
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'text') created.textContent = value;
    else if (key.startsWith('on')) created.addEventListener(key.slice(2), value);
    else created.setAttribute(key, value === true ? '' : value);
  }
  created.append(...children.filter((child) => child !== null));
  return created;
}

/** Fills `{0}`, `{1}` … of a text. */
export function fill(text, ...values) {
  return values.reduce((filled, value, i) => filled.replaceAll(`{${i}}`, value), text);
}
