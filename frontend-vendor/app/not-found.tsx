import NotFoundPart from './(desk)/not-found';

/** An address that is no page at all. */
export default function NotFound() {
  return (
    <main id="content" className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center px-4 py-12">
      <NotFoundPart />
    </main>
  );
}
