using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Patchbay.Hub.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PermissionsAndArchive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccountPermissions",
                columns: table => new
                {
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<string>(type: "TEXT", nullable: false),
                    Report = table.Column<string>(type: "TEXT", nullable: false),
                    NextCheckAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPermissions", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "ArchivedAccounts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<string>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", nullable: false),
                    OriginOwnerId = table.Column<string>(type: "TEXT", nullable: false),
                    Record = table.Column<string>(type: "TEXT", nullable: false),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchivedAccounts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountPermissions_NextCheckAt",
                table: "AccountPermissions",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_ArchivedAccounts_DeletedAt",
                table: "ArchivedAccounts",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ArchivedAccounts_ProjectId_DeletedAt",
                table: "ArchivedAccounts",
                columns: new[] { "ProjectId", "DeletedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountPermissions");

            migrationBuilder.DropTable(
                name: "ArchivedAccounts");
        }
    }
}
