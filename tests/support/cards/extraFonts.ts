import arabic400 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2?url';
import arabic700 from '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2?url';
import hebrew400 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2?url';
import hebrew700 from '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-700-normal.woff2?url';

/** Fonts for the scripts that cards take from the system, so that pictures do not depend on what is installed. */
export async function loadExtraFonts(): Promise<void> {
  const faces = [
    ['Noto Sans Arabic', '400', arabic400],
    ['Noto Sans Arabic', '700', arabic700],
    ['Noto Sans Hebrew', '400', hebrew400],
    ['Noto Sans Hebrew', '700', hebrew700],
  ] as const;
  await Promise.all(
    faces.map(async ([family, weight, url]) => {
      const face = new FontFace(family, `url(${JSON.stringify(url)})`, { weight });
      await face.load();
      document.fonts.add(face);
    }),
  );
}
