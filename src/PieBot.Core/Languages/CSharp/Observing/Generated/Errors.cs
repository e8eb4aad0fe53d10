namespace PieBot.Generated
{
    internal static partial class Calls
    {
        private static string Thrown(System.Exception exception)
        {
            // Tasks tell a cancellation by either type.
            System.Type type =
                exception is System.OperationCanceledException
                    ? typeof(System.OperationCanceledException)
                    : exception.GetType();
            Description words = new Description();
            if (!IsFramework(type))
                words.Add(exception, 0);
            return "throws "
                + type.FullName
                + (words.Content ? " " + words.Text : "")
                + (
                    !s_exercises && IsOfCheckout(exception, type)
                        ? ": " + Masked(exception.Message)
                        : ""
                );
        }

        // What the framework says of its own errors depends on how it was asked.
        private static bool IsOfCheckout(System.Exception exception, System.Type type)
        {
            if (
                type == typeof(System.OperationCanceledException)
                || typeof(System.ArithmeticException).IsAssignableFrom(type)
                || type == typeof(System.ArgumentNullException)
                || type == typeof(System.ArgumentOutOfRangeException)
                || type == typeof(System.IndexOutOfRangeException)
                || type == typeof(System.NullReferenceException)
                || type == typeof(System.InvalidCastException)
                || type == typeof(System.ObjectDisposedException)
            )
                return false;
            System.Diagnostics.StackFrame frame = new System.Diagnostics.StackTrace(
                exception,
                false
            ).GetFrame(0);
            System.Reflection.MethodBase method = frame == null ? null : frame.GetMethod();
            // Without a frame it was never thrown: whoever made the task put it there.
            return frame == null
                || method != null && method.Module.Assembly == typeof(Calls).Assembly;
        }
    }
}
