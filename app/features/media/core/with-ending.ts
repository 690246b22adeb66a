/** "foto.exe" that is a picture is called "foto.png" from here on. */
export function withEnding(filename: string, extension: string): string {
  const same =
    filename.toLowerCase().endsWith(extension) || (extension === ".jpg" && /\.jpeg$/i.test(filename));
  return same ? filename : `${filename.replace(/\.[a-z0-9]{1,5}$/i, "")}${extension}`;
}
