import type {Account, User} from "./world.js";

/** Whether an account says nothing any more: one that fades does so without a word. */
export function silent({course, turn}: Account, month: number): boolean {
  return course === "fading" && month > turn;
}

/** Users created by the start of the day and not deactivated by then. */
export function activeUsers(account: Account, day: number): User[] {
  return account.users.filter(
    (d) => d.created < day + 1 && (d.deactivated === null || d.deactivated >= day + 1)
  );
}
