/** The foot of a paged list. */
export function MoreRows({
  of,
  children,
}: {
  of: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown };
  children: string;
}) {
  if (!of.hasNextPage) return null;
  return (
    <button
      type="button"
      className="button quiet"
      disabled={of.isFetchingNextPage}
      onClick={() => void of.fetchNextPage()}
    >
      {children}
    </button>
  );
}
