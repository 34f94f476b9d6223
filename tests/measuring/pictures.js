// Measures one SVG drawing at a time, as the page shows it. Lengths are pixels from the drawing's upper left corner.
(drawings) => {
  const holder = document.getElementById("holder");
  const pen = document.createElement("canvas").getContext("2d");
  const SHAPES = "rect, circle, ellipse, line, polyline, polygon, path";
  const UNDRAWN = "defs, clipPath, mask, marker, pattern, symbol, linearGradient, radialGradient";

  const FINE = 20;
  // From 0 to 1, half a pixel apart.
  const steps = (long) => {
    const parts = Math.max(1, Math.ceil(2 * long));
    return Array.from({length: parts + 1}, (_, n) => n / parts);
  };
  const round = (number) => Math.round(number * 100) / 100;

  function boxOf(points, frame) {
    const across = points.map((point) => point.x - frame.left);
    const down = points.map((point) => point.y - frame.top);
    return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)].map(round);
  }

  function corners(x, y, width, height, matrix) {
    return [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([across, down]) =>
      new DOMPoint(across, down).matrixTransform(matrix));
  }

  function opacityOf(element, svg) {
    let share = 1;
    for (let at = element; at; at = at === svg ? null : at.parentElement) {
      share *= Number(getComputedStyle(at).opacity);
    }
    return share;
  }

  // Text that stands beside a tspan gets one of its own, so that every text is alone in its element.
  function alone(svg) {
    const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const parent = node.parentElement;
      if (!parent.closest("text") || !node.data.trim() || parent.childNodes.length === 1) continue;
      const own = document.createElementNS("http://www.w3.org/2000/svg", "tspan");
      parent.replaceChild(own, node);
      own.append(node);
    }
    return [...svg.querySelectorAll("text, tspan")].filter((element) =>
      element.childNodes.length === 1 && element.firstChild.nodeType === Node.TEXT_NODE);
  }

  // The characters of an element in runs that stand on one line.
  function runs(element) {
    const count = element.getNumberOfChars();
    const found = [];
    for (let n = 0; n < count; n++) {
      const from = element.getStartPositionOfChar(n), to = element.getEndPositionOfChar(n);
      const last = found[found.length - 1];
      const turned = element.getRotationOfChar(n);
      if (last && Math.abs(last.to.x - from.x) + Math.abs(last.to.y - from.y) < 0.5) {
        last.to = to;
        last.end = n + 1;
      } else {
        found.push({from, to, start: n, end: n + 1, turned, top: element.getExtentOfChar(n).y});
      }
    }
    return found;
  }

  function words(element, svg, frame) {
    const style = getComputedStyle(element);
    const matrix = element.getScreenCTM();
    const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const size = parseFloat(style.fontSize);
    const text = element.textContent.replace(/\s+/g, " ").trimStart();
    // Measured larger than it is, since ink is told in whole pixels.
    pen.font = `${style.fontStyle} ${style.fontWeight} ${FINE * size}px ${style.fontFamily}`;
    return runs(element).map((run) => {
      const said = text.slice(run.start, run.end).trim();
      const ink = pen.measureText(said);
      const long = Math.hypot(run.to.x - run.from.x, run.to.y - run.from.y);
      // Where text hangs from its middle, the baseline is not where the browser says it starts.
      const hung = run.turned ? 0 : run.top + ink.fontBoundingBoxAscent / FINE - run.from.y;
      const own = new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f])
        .translate(run.from.x, run.from.y + (Math.abs(hung) > 1 ? hung : 0)).rotate(run.turned);
      // Height of the ink, not of the line: neighbouring lines may share the space between them.
      const up = ink.actualBoundingBoxAscent / FINE, down = ink.actualBoundingBoxDescent / FINE;
      const halo = style.paintOrder.startsWith("stroke") && style.stroke !== "none";
      const at = (across, high) => new DOMPoint(long * across, down - (up + down) * high).matrixTransform(own);
      const spots = [at(0.5 / Math.max(long, 1), 0.5), at(0.5, 0.5), at(1 - 0.5 / Math.max(long, 1), 0.5)];
      // Close enough together that no line slips through: along three lines, and down nine.
      const across = steps(long).flatMap((part) => [0.25, 0.5, 0.75].map((high) => at(part, high)));
      const through = steps(up + down).slice(2, -2).flatMap((high) =>
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((part) => at(part, high)));
      return {
        text: said, box: boxOf(corners(0, -up, long, up + down, own), frame), size: round(size * scale),
        fill: style.fill, opacity: opacityOf(element, svg) * Number(style.fillOpacity), halo, spots, net: [...across, ...through], element,
      };
    }).filter((run) => run.text && style.visibility === "visible");
  }

  function paints(paint, svg) {
    const name = /url\("?#([^")]+)/.exec(paint);
    if (!name) return paint === "none" ? [] : [paint];
    const pattern = [...svg.querySelectorAll("[id]")].find((element) => element.id === name[1]);
    return pattern ? [...pattern.querySelectorAll("*")].flatMap((part) => {
      const style = getComputedStyle(part);
      return part.localName === "stop" ? [style.stopColor] : [style.fill, style.stroke];
    }).filter((part) => part.startsWith("rgb")) : [];
  }

  function mark(element, svg, frame) {
    const style = getComputedStyle(element);
    const matrix = element.getScreenCTM();
    const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
    const bounds = element.getBBox();
    const stroked = style.stroke !== "none" && parseFloat(style.strokeWidth) > 0;
    const points = corners(bounds.x, bounds.y, bounds.width, bounds.height, matrix);
    const more = stroked ? parseFloat(style.strokeWidth) * scale / 2 : 0;
    const [left, top, right, bottom] = boxOf(points, frame);
    return {
      kind: element.localName, box: [left - more, top - more, right + more, bottom + more].map(round),
      fill: element.localName !== "line" && bounds.width > 0 && bounds.height > 0 ? paints(style.fill, svg) : [],
      stroke: stroked ? paints(style.stroke, svg) : [],
      thick: round(2 * more),
      opacity: opacityOf(element, svg), fillOpacity: Number(style.fillOpacity), strokeOpacity: Number(style.strokeOpacity),
      quiet: Boolean(element.closest('[aria-hidden="true"], [role="presentation"], [role="none"], .quiet')),
      clipped: Boolean(element.closest("[clip-path]")),
      label: element.getAttribute("aria-label") || element.id || "",
      data: {...element.dataset}, element,
    };
  }

  const seen = (one) => (one.fill.length && one.fillOpacity > 0) || (one.stroke.length && one.strokeOpacity > 0);
  const inside = (point, one) => {
    const local = point.matrixTransform(one.element.getScreenCTM().inverse());
    return one.fill.length > 0 && one.element.isPointInFill(new DOMPoint(local.x, local.y));
  };
  const onLine = (point, one) => {
    const local = point.matrixTransform(one.element.getScreenCTM().inverse());
    return one.stroke.length > 0 && one.element.isPointInStroke(new DOMPoint(local.x, local.y));
  };
  const meets = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
  const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

  return drawings.map(([name, source]) => {
    holder.innerHTML = source;
    const svg = holder.querySelector("svg");
    const frame = svg.getBoundingClientRect();
    const texts = alone(svg).flatMap((element) => words(element, svg, frame));
    const marks = [...svg.querySelectorAll(SHAPES)]
      .filter((element) => !element.closest(UNDRAWN) && getComputedStyle(element).display !== "none"
        && getComputedStyle(element).visibility === "visible")
      .map((element) => mark(element, svg, frame))
      .filter((one) => one.opacity > 0 && seen(one));
    for (const text of texts) {
      const near = marks.map((one, n) => [one, n]).filter(([one]) => meets(one.box, text.box));
      // At its start, its middle and its end: the marks below it (as numbers, lowest first) and those that cover it.
      text.below = text.spots.map((point) => near.filter(([one]) => follows(text.element, one.element) && inside(point, one)).map(([, n]) => n));
      text.covers = near.filter(([one]) => follows(one.element, text.element) && text.spots.some((point) => inside(point, one))).map(([, n]) => n);
      text.crossed = near.filter(([one]) => text.net.some((point) => onLine(point, one))).map(([, n]) => n);
    }
    const plain = ({element, spots, net, ...rest}) => rest;
    return {name, width: round(frame.width), height: round(frame.height), texts: texts.map(plain), marks: marks.map(plain)};
  });
}
