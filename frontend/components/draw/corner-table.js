/** How many corners are listed at once. */
const PAGE = 50;

/**
 * The corners of a drawing as a table of fields, so that everything can be drawn by keyboard and heard by screen reader.
 *
 * @param {HTMLElement} box
 * @param {import('./sketch.js').Sketch} sketch
 * @param {{page: number, texts: Record<string, string>, turn: (page: number) => void, change: (act: () => void, focus?: string) => void}} options
 */
export function cornerTable(box, sketch, { page, texts, turn, change }) {
  const corners = sketch.state.rings.flatMap((ring, i) => ring.map((corner, place) => ({ ring: i, place, corner })));
  const pages = Math.max(1, Math.ceil(corners.length / PAGE));
  const shown = Math.min(page, pages - 1);
  const rows = corners.slice(shown * PAGE, (shown + 1) * PAGE).map((one) => row(one));
  const last = sketch.state.rings.length - 1;
  const table = build('table', {}, [
    build('caption', {}, [texts.corners.replace('{0}', corners.length)]),
    build('thead', {}, [build('tr', {}, [heading(texts.corner), heading(texts.longitude), heading(texts.latitude), heading(texts.acts)])]),
    build('tbody', {}, [...rows, ...(shown === pages - 1 ? [adding(Math.max(0, last))] : [])]),
  ]);
  box.replaceChildren(table, ...(pages > 1 ? [pager()] : []));

  function row({ ring, place, corner }) {
    const name = sketch.state.rings.length > 1 ? `${ring + 1}.${place + 1}` : `${place + 1}`;
    const field = (axis, label) => {
      const input = build('input', { value: corner[axis], inputMode: 'decimal', ariaLabel: `${label} ${name}`, id: `c${ring}-${place}-${axis}` });
      input.addEventListener('change', () => {
        const degrees = read(input.value, axis);
        input.ariaInvalid = degrees === null;
        if (degrees !== null) change(() => sketch.putCorner(ring, place, corner.with(axis, degrees)), input.id);
      });
      return build('td', {}, [input]);
    };
    return build('tr', {}, [
      build('th', { scope: 'row' }, [name]),
      field(0, texts.longitude),
      field(1, texts.latitude),
      build('td', {}, [
        button('+', `${texts.insert} ${name}`, () => change(() => sketch.insertCorner(ring, place), `c${ring}-${place + 1}-0`)),
        button('×', `${texts.remove} ${name}`, () => change(() => sketch.removeCorner(ring, place), `c${ring}-${Math.max(0, place - 1)}-0`)),
      ]),
    ]);
  }

  /** The last row takes a new corner: it is there once both fields are filled. */
  function adding(ring) {
    const place = sketch.state.rings[ring]?.length ?? 0;
    const fields = [0, 1].map((axis) => build('input', { inputMode: 'decimal', ariaLabel: `${axis ? texts.latitude : texts.longitude} ${texts.next}`, id: `new-${axis}` }));
    const add = () => {
      const corner = fields.map((field, axis) => (field.value.trim() ? read(field.value, axis) : undefined));
      fields.forEach((field, axis) => (field.ariaInvalid = corner[axis] === null));
      if (corner.every((degrees) => typeof degrees === 'number')) change(() => sketch.putCorner(ring, place, corner), 'new-0');
    };
    fields.forEach((field) => field.addEventListener('change', add));
    return build('tr', {}, [build('th', { scope: 'row' }, [texts.next]), ...fields.map((field) => build('td', {}, [field])), build('td', {}, [])]);
  }

  function pager() {
    return build('p', {}, [
      button('‹', texts.pageBack, () => turn(Math.max(0, shown - 1))),
      ` ${shown + 1} / ${pages} `,
      button('›', texts.pageForward, () => turn(Math.min(pages - 1, shown + 1))),
    ]);
  }
}

/** Degrees as they are typed, with a point or a comma; null when they are none. */
function read(text, axis) {
  const degrees = Number(text.trim().replace(',', '.').replace('−', '-'));
  return text.trim() && Math.abs(degrees) <= (axis ? 85 : 180) ? degrees : null;
}

function heading(text) {
  return build('th', { scope: 'col' }, [text]);
}

function button(sign, label, act) {
  const element = build('button', { type: 'button', title: label, ariaLabel: label }, [sign]);
  element.addEventListener('click', act);
  return element;
}

function build(tag, properties, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
