/** What the figures of the model card share: plain SVG that needs no script and follows the reader's theme. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for use between tags and in attributes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/** A length in the figure's units: at most two decimals, so that every run writes the same bytes. */
export const px = (value: number): string => String(Number(value.toFixed(2)));

/** Lines that are told apart by colour and, without colour, by their dashes. */
export const SERIES_COUNT = 5;

/**
 * Every selector is below the class, because a figure may be put into a page of other styles. The colours
 * have a contrast of 3 : 1 or more against both papers.
 */
const STYLE = `.earshot-figure{color:#1b1720;background:#faf6ef;font:13px system-ui,sans-serif;max-width:100%;height:auto}
.earshot-figure text{fill:currentColor}
.earshot-figure .small{font-size:11px}
.earshot-figure .strong{font-weight:600}
.earshot-figure .grid{stroke:currentColor;stroke-opacity:.15}
.earshot-figure .axis{stroke:currentColor;stroke-opacity:.6}
.earshot-figure .reference{stroke:currentColor;stroke-opacity:.6;stroke-dasharray:4 4}
.earshot-figure .bar{fill:currentColor;fill-opacity:.2}
.earshot-figure .line{fill:none;stroke-width:2}
.earshot-figure .mark{stroke-width:2}
.earshot-figure .s0{stroke:#0f6b63;color:#0f6b63}
.earshot-figure .s1{stroke:#a8480a;color:#a8480a;stroke-dasharray:7 3}
.earshot-figure .s2{stroke:#6a4bb0;color:#6a4bb0;stroke-dasharray:2 3}
.earshot-figure .s3{stroke:#6b6470;color:#6b6470;stroke-dasharray:9 3 2 3}
.earshot-figure .s4{stroke:#9c2f5f;color:#9c2f5f;stroke-dasharray:1 5}
.earshot-figure circle{fill:currentColor;stroke:none}
.earshot-figure .solid{stroke-dasharray:none}
@media(prefers-color-scheme:dark){.earshot-figure{color:#f3ece1;background:#14121a}
.earshot-figure .s0{stroke:#6fd0c4;color:#6fd0c4}
.earshot-figure .s1{stroke:#f0a268;color:#f0a268}
.earshot-figure .s2{stroke:#b9a2f0;color:#b9a2f0}
.earshot-figure .s3{stroke:#a9a2ae;color:#a9a2ae}
.earshot-figure .s4{stroke:#ee8fb6;color:#ee8fb6}}`;

/**
 * A whole SVG document with a title and a description for those who do not see it.
 *
 * @param figure.id unique among the figures of one page
 */
export function svgDocument(figure: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: readonly string[];
}): string {
  const { id, title, description, width, height, body } = figure;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="earshot-figure" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
    `<style>${STYLE}</style>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

/** A straight line. */
export const lineBetween = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" class="${style}"/>`;

/** A text whose base line starts (or is centred, or ends) at a point. */
export function label(
  text: string,
  x: number,
  y: number,
  options: {
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly style?: string;
    readonly turned?: boolean;
  } = {},
): string {
  const { anchor = 'start', style, turned = false } = options;
  return (
    `<text x="${px(x)}" y="${px(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}` +
    `${style === undefined ? '' : ` class="${style}"`}${turned ? ` transform="rotate(-90 ${px(x)} ${px(y)})"` : ''}>${escapeXml(text)}</text>`
  );
}
