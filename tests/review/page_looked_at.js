// What a reader sees of the words of a page: their colour and all that is painted behind them, the nearest first.
() => [...document.querySelectorAll("body *")]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === "none")
  .map((element) => {
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.push(getComputedStyle(at).backgroundColor);
    return {words: element.innerText.trim().slice(0, 40), colour: getComputedStyle(element).color, behind};
  })
