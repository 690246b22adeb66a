/** So many of the people, spread over the groups as the whole is: the parts are whole people and add up to `count`. */
export function splitGroups<Group extends { count: number }>(
  groups: readonly Group[],
  count: number,
): Group[] {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  let seen = 0;
  let given = 0;
  return groups.map((group) => {
    seen += group.count;
    const upTo = total === 0 ? 0 : Math.round((count * seen) / total);
    const part = upTo - given;
    given = upTo;
    return { ...group, count: part };
  });
}
