import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A phone and a desk. */
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/** What is on the page has no fault for axe and fits its width: on a phone and a desk, light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const viewport of VIEWPORTS) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Parts of the report arrive meanwhile; what is drawn has to have the scheme's colours before it is judged.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations, `${colorScheme}, ${viewport.width} px`).toEqual([]);
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, 'width of the content').toBeLessThanOrEqual(viewport.width);
  }
}
