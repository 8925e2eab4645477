/**
 * Hands a property that was set before the element's module was loaded to the element's own setter. The server sends
 * properties at once, the module arrives later: until then the value lies on the plain element and would hide the setter.
 *
 * @param {HTMLElement} element
 * @param {...string} properties
 */
export function takeOver(element, ...properties) {
  for (const property of properties) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
